import type { DrivenVscode } from '../../scripts/lib/drivenVscode.mjs'

const LISTED_WITHIN_MS = 5_000
const MOST_ATTEMPTS = 6

/** Answers what commands of a real VS Code ask in the quick input at the top of its window. */
export function paletteOf({ page }: DrivenVscode) {
  const palette = page.locator('.quick-input-widget')
  const input = palette.locator('input:is([type=text], [type=password])')
  const row = (text: string) => palette.locator('.monaco-list-row').filter({ hasText: text }).first()
  const asked = (question: string) => palette.locator(`input[placeholder^="${question}"]`).waitFor()
  return {
    row,
    asked,

    /** Opens the palette anew until it lists the command: what is registered after it was opened does not appear. */
    async chooseCommand(title: string): Promise<void> {
      for (let attempt = 1; ; attempt++) {
        await page.keyboard.press('F1')
        await input.fill(`>${title}`)
        try {
          return await row(title).click({ timeout: LISTED_WITHIN_MS })
        } catch (error) {
          if (attempt === MOST_ATTEMPTS) throw error
          await page.keyboard.press('Escape')
        }
      }
    },

    /** Answers with the first row that holds the text. */
    async choose(question: string, text: string): Promise<void> {
      await asked(question)
      await input.fill(text)
      await row(text).click()
    },

    /** Answers with what stands there, or with a text. */
    async accept(question: string, text?: string): Promise<void> {
      await asked(question)
      if (text === undefined) await row('').waitFor()
      else await input.fill(text)
      await page.keyboard.press('Enter')
    },
  }
}

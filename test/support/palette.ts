import type { DrivenVscode } from '../../scripts/lib/drivenVscode.mjs'

/** Answers what commands of a real VS Code ask in the quick input at the top of its window. */
export function paletteOf({ page }: DrivenVscode) {
  const palette = page.locator('.quick-input-widget')
  const input = palette.locator('input:is([type=text], [type=password])')
  const row = (text: string) => palette.locator('.monaco-list-row').filter({ hasText: text }).first()
  const asked = (question: string) => palette.locator(`input[placeholder^="${question}"]`).waitFor()
  return {
    row,
    asked,

    async chooseCommand(title: string): Promise<void> {
      await page.keyboard.press('F1')
      await input.fill(`>${title}`)
      await row(title).click()
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

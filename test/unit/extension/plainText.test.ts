import { describe, expect, it } from 'vitest'
import { cleanLog } from '../../../src/extension/log'
import { plainLabel, plainText } from '../../../src/extension/plainText'
import { sourceFiles } from '../../support/sourceFiles'

/** As VS Code finds links in notifications and input boxes (src/vs/base/common/linkedText.ts of 1.106). */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi
/** As VS Code finds icons in labels (src/vs/base/common/iconLabels.ts of 1.106). */
const ICON = /\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g

describe('A text in a notification', () => {
  it.each([
    '[Mend it](command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22rm%22%7D)',
    '[here](https://evil.example/?leak "title")',
    '[[x]](file:///etc/passwd)',
    '[a\u200b]\u200b(command:evil)',
  ])('has no link: %s', (hostile) => {
    expect(plainText(`The data set ${hostile} is missing`)).not.toMatch(LINK)
  })

  it('shows what steers a terminal or turns text around, and is not endless', () => {
    expect(plainText('\u001b[2J\u202etxt.exe')).toBe('␛[2J�txt.exe')
    expect(plainText('x'.repeat(1e6))).toHaveLength(1201)
  })
})

describe('A label', () => {
  it('has no icon and no second line', () => {
    expect(plainLabel('a\n$(verified) trusted $(sync~spin)')).toBe('a $ (verified) trusted $ (sync~spin)')
    expect(plainLabel('$(verified)$(check)')).not.toMatch(ICON)
  })
})

describe('The log', () => {
  it('gets no key and nothing that steers a terminal', () => {
    const lines: string[] = []
    const write = (line: string) => void lines.push(line)
    const channel = { debug: write, info: write, warn: write, error: write, show() {} }
    const log = cleanLog(channel, () => ['open sesame'])
    log.debug('Authorization: Bearer 7abcdefghijk')
    log.info('said "open sesame"')
    log.warn('\u001b]0;title\u0007')
    log.error('https://me:password@example.org')
    expect(lines).toEqual(['Authorization: …', 'said "…"', '␛]0;title␇', 'https://…@example.org'])
  })
})

describe('The extension', () => {
  const sources = sourceFiles('src/extension')

  it('shows notifications in one place only, which makes texts plain', () => {
    const others = sources.filter(({ text }) => /window\.show(Error|Information|Warning)Message/.test(text))
    expect(others.map(({ file }) => file)).toEqual([expect.stringMatching(/notifications\.ts$/)])
  })

  it('trusts no Markdown', () => {
    const trusting = sources.filter(({ text }) =>
      /\.(isTrusted|supportHtml|supportThemeIcons)\s*=[^=]/.test(text),
    )
    expect(trusting).toEqual([])
  })
})

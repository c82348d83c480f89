import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DOCUMENTATION } from '../../../src/kernel/api/documentation'
import { filesUnder, readPages } from '../../support/markdownPage'

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'))

const titles: readonly string[] = contributes.commands.map(
  ({ category, title }: { category: string; title: string }) => `${category}: ${title}`,
)

const ids: readonly string[] = [
  ...contributes.commands.map(({ command }: { command: string }) => command),
  ...[contributes.configuration]
    .flat()
    .flatMap(({ properties }: { properties: object }) => Object.keys(properties)),
]

/** Classes of the names that values have in pages. */
const CLASSES = { reo: 'Reo', data: 'Data', test: 'Data', run: 'EvaluationRun', review: 'Review' } as const

/** The changelog tells of names as they once were. */
const pages = readPages().filter(({ file }) => file !== 'CHANGELOG.md')

function named(pattern: RegExp) {
  return pages.flatMap(({ file }) =>
    Array.from(readFileSync(file, 'utf8').matchAll(pattern), (match) => ({ file, match })),
  )
}

describe('what pages name', () => {
  it('are commands that are there', () => {
    const mentions = named(/(?:\*\*|_)(REO: [^*_\n]+?)(?:\*\*|_)/g)
    const unknown = mentions.filter(
      ({ match: [, title] }) => !titles.includes(title) && !titles.includes(`${title}…`),
    )
    expect(unknown.map(({ file, match }) => `${file}: ${match[1]}`)).toEqual([])
  })

  it('are settings, commands and members of reo that are there', () => {
    const known = [...ids, ...Object.keys(DOCUMENTATION.Reo).map((member) => `reo.${member}`)]
    const mentions = named(/`(reo\.[A-Za-z]+)`/g).filter(({ match: [, id] }) => !/\.(js|jsonl|md)$/.test(id))
    const unknown = mentions.filter(({ match: [, id] }) => !known.includes(id))
    expect(unknown.map(({ file, match }) => `${file}: ${match[1]}`)).toEqual([])
  })

  it('are messages that the program has, in quotes on the page about trouble', () => {
    const sources = filesUnder('src').map((file) => readFileSync(file, 'utf8'))
    const quotes = named(/“([^”]+)”/g).filter(({ file }) => file === 'docs/troubleshooting.md')
    const unknown = quotes.filter(({ match: [, quote] }) => !sources.some((text) => text.includes(quote)))
    expect(unknown.map(({ match }) => match[1])).toEqual([])
  })

  it('are members of values that are there', () => {
    const mentions = named(/(?<![\w.])(reo|data|test|run|review)\.([a-zA-Z]+)\(/g)
    const unknown = mentions.filter(({ file, match: [, value, member] }) => {
      if (file.endsWith('python.md')) return false
      return !Object.hasOwn(DOCUMENTATION[CLASSES[value as keyof typeof CLASSES]], member)
    })
    expect(unknown.map(({ file, match }) => `${file}: ${match[0]}`)).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { ASPECTS } from '../../../src/core/annotation/annotationLog'
import { COVER_WORDS } from '../../../src/core/annotation/facts/coverWords'
import { fillTemplate } from '../../../src/core/annotation/templates/fillTemplate'
import {
  parseCatalogue,
  readCatalogue,
  shippedCatalogue,
} from '../../../src/core/annotation/templates/readCatalogue'
import { LAND_COVER_CLASSES } from '../../../src/core/benchmark/landCover'
import { TASKS } from '../../../src/core/benchmark/tasks'
import { truthOfText } from '../../../src/core/dataset/annotations/truthOfText'
import { Random } from '../../../src/core/demo/random'
import { knownPatch } from '../../support/annotatedPatch'

describe('the shipped catalogue', async () => {
  const catalogue = await readCatalogue(shippedCatalogue())

  it('has at least 120 templates, some of every aspect and of every register', () => {
    expect(catalogue.templates.length).toBeGreaterThanOrEqual(120)
    for (const aspect of TASKS.flatMap((task) => ASPECTS[task])) {
      const own = catalogue.templates.filter((template) => template.aspect === aspect)
      expect(own.length, aspect).toBeGreaterThanOrEqual(10)
      expect(new Set(own.map(({ register }) => register)).size, aspect).toBeGreaterThanOrEqual(3)
    }
  })

  it('asks for yes and no in the same words, so that the question does not tell the answer', () => {
    const asked = catalogue.templates.filter(({ aspect }) => aspect === 'presence' || aspect === 'comparison')
    const values = asked.map(({ answers }) =>
      answers.map(({ when = {}, value }) => value ?? when['presence']).filter((value) => value !== undefined),
    )
    expect(values.every((own) => own.includes(true) && own.includes(false))).toBe(true)
  })

  it('keeps numbers apart from descriptions: no template tells biomass but those that ask for it', () => {
    const telling = catalogue.templates.filter(({ answers }) =>
      answers.some(({ say }) => say.some((words) => words.includes('{agb}'))),
    )
    expect(telling.every(({ task }) => task === 'agb')).toBe(true)
  })
})

it('says every class of the legend in words that are read back as it', () => {
  const named = LAND_COVER_CLASSES.filter(({ code }) => code !== 0).map(({ code }) => code)
  expect([...COVER_WORDS.keys()]).toEqual(named)
  for (const [code, words] of COVER_WORDS)
    expect(truthOfText('landCover', `It is ${words}.`).value).toBe(code)
})

const GOOD = `format: reo-templates/1
name: mine
version: '1'
phrases:
  patch: [this patch]
templates:
  - id: stand-height
    task: agb
    aspect: estimation
    register: plain
    when: { metadata.region: Amazon, agb: { min: 100 } }
    question:
      - What is the above-ground biomass in {patch}?
    answers:
      - say: ['{agb} Mg/ha in {metadata.region}.']
`

describe("a user's catalogue", () => {
  it('is read with its hash, from JSON too', () => {
    const catalogue = parseCatalogue(GOOD, 'mine.yaml')
    expect(catalogue.templates).toHaveLength(1)
    expect(catalogue.hash).toMatch(/^sha256:[0-9a-f]{16}$/)
    const { hash: _hash, ...file } = catalogue
    expect(parseCatalogue(JSON.stringify(file, undefined, 1), 'mine.json').templates).toEqual(
      catalogue.templates,
    )
  })

  it('is used for patches that meet its conditions and have what it needs, and for no others', () => {
    const catalogue = parseCatalogue(GOOD, 'mine.yaml')
    const [template] = catalogue.templates
    const facts = knownPatch()
    const inRegion = { ...facts, sample: { ...facts.sample, metadata: { region: 'Amazon' } } }
    const { agb: _agb, ...without } = inRegion
    const fill = (patch: typeof facts) => fillTemplate(template, patch, catalogue, new Random(1))
    expect(fill(inRegion)).toMatchObject({ answer: '134.2 Mg/ha in Amazon.', value: 134.23 })
    expect(fill(facts)).toBeUndefined()
    expect(fill({ ...inRegion, agb: 20 })).toBeUndefined()
    expect(fill(without)).toBeUndefined()
  })

  it.each([
    ['an unknown slot', GOOD.replace('{agb} Mg', '{biomas} Mg'), /mine\.yaml:15: .*"biomas".*\{biomas\}/],
    ['an unknown condition', GOOD.replace('agb: {', 'agbd: {'), /mine\.yaml:11: There is no fact "agbd"/],
    [
      'a condition that is none',
      GOOD.replace('{ min: 100 }', '{ from: 100 }'),
      /mine\.yaml:11: .*expected a value/,
    ],
    [
      'an aspect of another task',
      GOOD.replace('estimation', 'naming'),
      /mine\.yaml:9: "templates\.0\.aspect"/,
    ],
    [
      'an unknown key',
      GOOD.replace('register:', 'style: x\n    register:'),
      /mine\.yaml:10: "templates\.0\.style"/,
    ],
    [
      'a missing answer',
      GOOD.replace(/\n {6}- say.*/, ' []'),
      /mine\.yaml:14: .*expected at least one answer/,
    ],
    ['a brace that stands alone', GOOD.replace('{agb} Mg', '{agb Mg'), /mine\.yaml:15: /],
    [
      'a double id',
      `${GOOD}${GOOD.slice(GOOD.indexOf('  - id'))}`,
      /mine\.yaml:16: There are two templates "stand-height"/,
    ],
    [
      'phrases named like a fact',
      GOOD.replace('patch: [', 'cover: ['),
      /mine\.yaml:5: "cover" is the name of a fact/,
    ],
    ['bad YAML', GOOD.replace('phrases:', 'phrases: ['), /mine\.yaml:\d+: /],
    ['another format', 'format: reo-templates/2\n', /mine\.yaml:1: /],
    ['nothing', '', /mine\.yaml:1: /],
    [
      'a comparison without its value',
      comparison(),
      /mine\.yaml:15: An answer to a comparison has to say its "value"/,
    ],
  ])('is refused by line where it has %s', (_, text, message) => {
    expect(() => parseCatalogue(text, 'mine.yaml')).toThrow(message)
  })

  it('cannot blow up by aliases of aliases', () => {
    const level = (name: string, of: string) => `${name}: &${name} [${Array(20).fill(`*${of}`).join(', ')}]`
    const bomb = ['a: &a [x, x]', level('b', 'a'), level('c', 'b'), level('d', 'c'), level('e', 'd')].join(
      '\n',
    )
    expect(() => parseCatalogue(bomb, 'mine.yaml')).toThrow(/mine\.yaml/)
  })
})

function comparison(): string {
  return GOOD.replace('task: agb', 'task: humanActivity').replace('estimation', 'comparison')
}

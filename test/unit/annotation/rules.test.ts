import { describe, expect, it } from 'vitest'
import type { PatchFacts } from '../../../src/core/annotation/facts/patchFacts'
import { statedValue } from '../../../src/core/annotation/facts/statedValue'
import { chainProblems, type Statement } from '../../../src/core/annotation/rules/chain'
import type { RuledText } from '../../../src/core/annotation/rules/rule'
import { TextChecker } from '../../../src/core/annotation/rules/textChecker'
import { knownPatch, mapOf } from '../../support/annotatedPatch'

const QUESTIONS = {
  presence: ['humanActivity', 'Is there any sign of human activity in this patch?'],
  kind: ['humanActivity', 'Which human activity prevails: agriculture, forestry, road, settlement or none?'],
  impact: ['humanActivity', 'How strong is the human impact: none, slight, moderate or strong?'],
  comparison: ['humanActivity', 'Have people turned more of this patch into farmland than is under forest?'],
  naming: ['landCover', 'What is the land cover at the centre?'],
  description: ['landCover', 'Describe what this patch shows.'],
  choice: [
    'landCover',
    'Which land cover is at the centre? A) Shrubs B) Closed forest, evergreen broad leaf C) Closed forest, mixed D) Urban / built up',
  ],
  counting: ['patchCount', 'How many ecological patches are there?'],
  estimation: ['agb', 'What is the above-ground biomass at the centre, in Mg/ha?'],
} as const

function text(aspect: keyof typeof QUESTIONS, answer: string, asked?: string): RuledText {
  const [task, question] = QUESTIONS[aspect]
  return { task, aspect, question: asked ?? question, answer }
}

function brokenBy(candidate: RuledText, facts: PatchFacts = knownPatch(), others: readonly RuledText[] = []) {
  const expected = candidate.aspect === 'comparison' ? false : statedValue(candidate.aspect, facts)
  return new TextChecker().examine(candidate, facts, expected, others).broken.map(({ rule }) => rule)
}

/** The patch: 62 % closed evergreen broadleaf forest (the centre), 30 % cultivated, 8 % shrubs; 3 units; 134.23 Mg/ha. */
describe('a text that is right', () => {
  it.each([
    text('presence', 'Yes, human activity can be seen here.'),
    text('presence', 'Yes: 30 % of the patch is cultivated or built up.'),
    text('kind', 'Agriculture: it takes 30 % of the ground.'),
    text('impact', 'It is moderate: 30 % is cultivated or built up.'),
    text('comparison', 'No, farmland covers 30 % and forest 62 %.'),
    text('comparison', 'No: 70 % is neither cultivated nor built up.'),
    text('naming', 'It is closed evergreen broadleaf forest.'),
    text('naming', 'Closed forest, evergreen broad leaf'),
    text(
      'description',
      'Closed evergreen broadleaf forest (62 %), cultivated land (30 %) and shrubland (8 %).',
    ),
    text('description', 'Most of it is closed evergreen broadleaf forest, and there is no open forest.'),
    text('choice', 'B) Closed forest, evergreen broad leaf'),
    text('counting', 'There are three ecological patches: forest, cultivated land and shrubland.'),
    text('estimation', 'In closed evergreen broadleaf forest, it is 134.2 Mg/ha.'),
    text('estimation', '134 Mg/ha'),
  ])('$aspect: $answer', (candidate) => {
    expect(brokenBy(candidate)).toEqual([])
  })
})

describe('planted contradictions and faults', () => {
  const planted: readonly (readonly [rule: string, text: RuledText])[] = [
    // Values.
    ['value', text('presence', 'No, human activity cannot be seen here.')],
    ['value', text('kind', 'Forestry.')],
    ['value', text('kind', 'None.')],
    ['value', text('impact', 'It is strong.')],
    ['value', text('impact', 'None.')],
    ['value', text('comparison', 'Yes, farmland covers 30 % and forest 62 %.')],
    ['value', text('naming', 'It is cultivated land.')],
    ['value', text('naming', 'Open forest, evergreen broad leaf')],
    ['value', text('choice', 'C) Closed forest, mixed')],
    ['value', text('counting', 'There are 4.')],
    ['value', text('counting', 'There are seven ecological patches.')],
    ['value', text('counting', 'There are several.')],
    ['value', text('estimation', 'It is 150.0 Mg/ha.')],
    ['value', text('estimation', 'It is 134.9 Mg/ha.')],
    ['value', text('estimation', 'Between 100 and 170 Mg/ha.')],
    ['value', text('estimation', 'It is 134.2 Mg/ha, or rather 90.0 Mg/ha.')],
    // Labels outside the set.
    ['label-set', text('kind', 'Mining.')],
    ['label-set', text('kind', 'Agriculture and forestry.')],
    ['label-set', text('impact', 'It is dramatic.')],
    ['label-set', text('naming', 'It is savanna.')],
    ['label-set', text('naming', 'Forest.')],
    ['label-set', text('choice', 'G) Something else')],
    ['label-set', text('choice', 'A) Closed forest, evergreen broad leaf')],
    // Claims about classes, shares, counts and people.
    ['claims', text('description', 'It is made of shrubland and open sea.')],
    ['claims', text('description', 'Open mixed forest (62 %) and cultivated land (30 %).')],
    ['claims', text('description', 'Closed evergreen broadleaf forest (30 %) and cultivated land (62 %).')],
    ['claims', text('description', 'There is no cultivated land.')],
    ['claims', text('description', 'All of it is closed evergreen broadleaf forest.')],
    ['claims', text('description', 'Most of it is cultivated land.')],
    ['claims', text('description', 'A savanna landscape.')],
    ['claims', text('description', 'Closed evergreen broadleaf forest without human activity.')],
    ['claims', text('description', 'A mosaic of 5 ecological patches.')],
    ['claims', text('presence', 'Yes, its main kind is forestry.')],
    ['claims', text('counting', 'There are 3, of shrubland and bare land.')],
    ['claims', text('estimation', 'In open deciduous needleleaf forest, it is 134.2 Mg/ha.')],
    ['claims', text('estimation', '134.2 Mg/ha', 'What is the biomass in this patch of bare rock?')],
    // Numbers that are none of the facts.
    ['numbers', text('description', 'Forest and fields, at 412 metres above the sea.')],
    ['numbers', text('description', 'Closed evergreen broadleaf forest; 45 % of it is old.')],
    ['numbers', text('naming', 'Closed evergreen broadleaf forest with trees of 35 m.')],
    // Words.
    ['forbidden-words', text('presence', 'Yes, probably.')],
    ['forbidden-words', text('estimation', 'It is roughly 134.2 Mg/ha.')],
    ['forbidden-words', text('naming', 'According to the ground truth, closed evergreen broadleaf forest.')],
    ['forbidden-words', text('estimation', 'As an AI, I say 134.2 Mg/ha.')],
    ['units', text('estimation', 'It is 134.2 t/ha.')],
    ['units', text('estimation', 'It is 134.2 Mg/ha, which is 63.1 tonnes of carbon per hectare.')],
    ['units', text('estimation', 'It is 13.4 kg per square metre.')],
    ['leaked-biomass', text('description', 'Closed evergreen broadleaf forest with much biomass.')],
    ['leaked-biomass', text('counting', 'There are 3, at 134.2 Mg/ha.')],
    // Form, length, language, question.
    ['form', text('naming', 'It is **closed evergreen broadleaf forest**.')],
    ['form', text('naming', 'It is {cover}.')],
    ['form', text('presence', 'Yes.\nThere is.')],
    ['form', text('presence', '<img src=x onerror=alert(1)>Yes')],
    ['form', text('presence', 'Yes\u202e.')],
    [
      'length',
      text('description', `Closed evergreen broadleaf forest ${'and shrubland '.repeat(60)}`.trim()),
    ],
    ['length', text('estimation', '134.2 Mg/ha', 'Biomass?')],
    ['language', text('description', 'Das ist ein Wald und die Felder sind nicht weit von dem Wald.')],
    ['language', text('presence', 'Да.')],
    ['question', text('estimation', '134.2 Mg/ha', 'What is the land cover at the centre?')],
    ['question', text('estimation', '134.2 Mg/ha', 'Is the above-ground biomass 134.2 Mg/ha?')],
    ['question', text('description', 'Shrubland.', 'How much biomass does this patch have?')],
  ]

  it(`are all caught, at least forty of them (${planted.length})`, () => {
    const missed = planted.filter(([rule, candidate]) => !brokenBy(candidate).includes(rule))
    expect(missed).toEqual([])
    expect(planted.length).toBeGreaterThanOrEqual(40)
  })

  it('are caught where two texts of a patch are nearly the same', () => {
    const one = text(
      'description',
      'One sees closed evergreen broadleaf forest, cultivated land and shrubland.',
    )
    const other = { ...one, answer: `${one.answer.slice(0, -1)}!` }
    expect(brokenBy(other, knownPatch(), [one])).toEqual(['duplicate'])
    expect(brokenBy(text('naming', 'It is closed evergreen broadleaf forest.'), knownPatch(), [one])).toEqual(
      [],
    )
  })

  it('are caught where the data do not tell what a text states', () => {
    const { agb: _agb, ...unknown } = knownPatch()
    expect(brokenBy(text('estimation', 'It is 134.2 Mg/ha.'), unknown)).toContain('value')
  })
})

describe('the chain over the texts of a patch', () => {
  const units = { minimumPixels: 1, connectivity: 8 } as const
  const right: readonly Statement[] = [
    { aspect: 'presence', value: true },
    { aspect: 'kind', value: 'agriculture' },
    { aspect: 'naming', value: 112 },
    { aspect: 'counting', value: 3 },
    { aspect: 'estimation', value: 134.2 },
  ]

  it('holds where all agree with the map', () => {
    expect(chainProblems(right, knownPatch(), units)).toEqual([])
  })

  it.each([
    ['water with much biomass', { naming: 80, estimation: 134.2 }, { 80: 100 }, ['landCover', 'agb']],
    [
      'crop without any activity',
      { presence: false, naming: 40 },
      { 40: 100 },
      ['humanActivity', 'landCover'],
    ],
    ['settlement without signs', { kind: 'settlement' }, { 112: 100 }, ['humanActivity']],
    ['a count that the map contradicts', { counting: 9 }, { 112: 60, 20: 40 }, ['patchCount']],
    ['a centre that the map contradicts', { naming: 20 }, { 112: 100 }, ['landCover']],
  ] as const)('breaks by %s', (_, statements, shares, tasks) => {
    const said = Object.entries(statements).map(([aspect, value]) => ({ aspect, value }) as Statement)
    const { sample, map } = knownPatch({}, mapOf(shares))
    const found = chainProblems(said, { sample, ...(map && { map }) }, units)
    expect([...new Set(found.flatMap((problem) => problem.tasks))].sort()).toEqual([...tasks].sort())
  })

  it('holds statements together without a map too', () => {
    const { sample } = knownPatch()
    const said: readonly Statement[] = [
      { aspect: 'naming', value: 60 },
      { aspect: 'estimation', value: 90 },
    ]
    expect(chainProblems(said, { sample }, units)).toEqual([
      { tasks: ['landCover', 'agb'], detail: 'water, snow or bare ground with much biomass' },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { buildCard } from '../../../src/core/card/buildCard'
import type { CategoryDistribution } from '../../../src/core/card/categoryTally'
import type { DataCard } from '../../../src/core/card/dataCard'
import { isInSlice } from '../../../src/core/card/slice'
import { type Sample, SPLITS } from '../../../src/core/dataset/sample'
import { EXPECTED, SAMPLES, stream } from './expected'

const sample = (id: string, rest: Partial<Sample> = {}): Sample => ({
  id,
  split: 'test',
  metadata: {},
  truth: {},
  ...rest,
})

function categoryOf(card: DataCard, title: string): CategoryDistribution {
  const found = card.categories.find((category) => category.title === title)
  if (found === undefined) throw new Error(`There is no ${title}`)
  return found
}

describe('the card of 300 samples, compared with pandas and scipy', async () => {
  const card = await buildCard(stream(SAMPLES))

  it.each([
    ['Land cover', EXPECTED.landCover],
    ['Human influence by answers', EXPECTED.activity],
    ['Human influence by land cover', EXPECTED.landUse],
    ['Season', EXPECTED.season],
    ['Region', EXPECTED.biome],
  ])('counts, balances and compares %s', (title, expected) => {
    const { classes, balance, comparisons } = categoryOf(card, title)
    expect(Object.fromEntries(classes.map(({ key, counts }) => [key, Object.values(counts)]))).toEqual(
      expected.counts,
    )
    expect(balance.all?.evenness).toBeCloseTo(expected.evenness, 10)
    expect(balance.all?.effective).toBeCloseTo(expected.effective, 10)
    const trainTest = comparisons.find(({ splits }) => splits.join() === 'train,test')
    expect(trainTest?.distance).toBeCloseTo(expected.trainTest, 10)
    expect(trainTest?.divergence).toBeCloseTo(expected.trainTestBits, 10)
  })

  it.each(['agb', 'patchCount'] as const)('bins, summarises and compares %s', (quantity) => {
    const found = card.quantities.find((distribution) => distribution.quantity === quantity)
    const expected = EXPECTED[quantity]
    for (const split of SPLITS) {
      const filled = found?.bins.filter(({ counts }) => counts[split] > 0)
      expect(filled?.map(({ counts }) => counts[split])).toEqual(
        expected.bins[split].filter((count) => count > 0),
      )
    }
    expect(found?.bins[0].low).toBe(quantity === 'agb' ? 0 : 1)
    for (const part of ['all', 'test'] as const) {
      for (const [figure, value] of Object.entries(expected[part])) {
        expect(found?.summaries[part]?.[figure as keyof typeof expected.all]).toBeCloseTo(value, 9)
      }
    }
    const trainTest = found?.comparisons.find(({ splits }) => splits.join() === 'train,test')
    expect(trainTest?.distance).toBeCloseTo(expected.trainTest, 12)
  })

  it('says that the splits differ in land cover by more than chance, and not in patch count', () => {
    const pOf = (comparisons: CategoryDistribution['comparisons']) =>
      comparisons.find(({ splits }) => splits.join() === 'train,test')?.chance.p ?? 1
    expect(pOf(categoryOf(card, 'Land cover, upper level').comparisons)).toBeLessThan(0.01)
    expect(pOf(card.quantities[1].comparisons)).toBeGreaterThan(0.05)
  })

  it('summarises the columns that stand in no distribution', () => {
    expect(card.columns.map(({ kind, column }) => [column, kind])).toEqual([
      ['date', 'dates'],
      ['cloud', 'numbers'],
    ])
    const cloud = card.columns.find((column) => column.kind === 'numbers')
    expect(cloud?.summaries.all?.mean).toBeCloseTo(EXPECTED.cloud.mean, 12)
    expect(cloud?.summaries.all?.sd).toBeCloseTo(EXPECTED.cloud.sd, 12)
  })

  it('counts truth by task, and questions with their answers', () => {
    expect(Object.values(card.samples).reduce((sum, count) => sum + count)).toBe(300)
    expect(card.truth.patchCount).toEqual(card.samples)
    expect(card.questions.questions).toBe(1)
    expect(card.questions.frequent[0].answers.map(({ answer }) => answer).toSorted()).toEqual([
      'No',
      'unsure',
      'yes',
    ])
  })

  it('finds the samples of every mark again', () => {
    for (const { attribute, classes } of card.categories) {
      for (const { key, counts } of classes) {
        const found = SAMPLES.filter((one) => isInSlice({ kind: 'class', attribute, key }, one))
        expect(found.length).toBe(Object.values(counts).reduce((sum, count) => sum + count))
      }
    }
    for (const { quantity, bins } of card.quantities) {
      for (const { low, high, counts } of bins) {
        const found = SAMPLES.filter((one) => isInSlice({ kind: 'range', quantity, low, high }, one))
        expect(found.length).toBe(Object.values(counts).reduce((sum, count) => sum + count))
      }
    }
  })
})

describe('a card', () => {
  it('has no distribution of what nobody knows', async () => {
    const card = await buildCard(stream([sample('a'), sample('b')]))
    expect(card.samples).toEqual({ train: 0, val: 0, test: 2 })
    expect([card.categories, card.quantities, card.columns]).toEqual([[], [], []])
    expect(card.places).toMatchObject({ box: null, cells: [] })
  })

  it('is empty for no samples', async () => {
    expect((await buildCard(stream([]))).samples).toEqual({ train: 0, val: 0, test: 0 })
  })

  it('keeps 500 Mg/ha, which is in none of the half-open bins, in the last', async () => {
    const card = await buildCard(stream([sample('a', { truth: { agb: 500 } })]))
    expect(card.quantities[0].bins.at(-1)).toEqual({
      low: 450,
      high: null,
      counts: { train: 0, val: 0, test: 1 },
    })
  })

  it('takes few whole numbers for codes, and does not list what names single samples', async () => {
    const samples = Array.from({ length: 300 }, (_, index) =>
      sample(`s-${index}`, {
        metadata: { orbit: index % 3, name: `n${index}`, empty: null, angle: index / 7 },
      }),
    )
    const { columns } = await buildCard(stream(samples))
    expect(Object.fromEntries(columns.map(({ column, kind }) => [column, kind]))).toEqual({
      orbit: 'classes',
      name: 'names',
      empty: 'names',
      angle: 'numbers',
    })
  })

  it('stops counting values of a column beyond a thousand, and columns beyond sixty', async () => {
    const wide = Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`c${index}`, 'x']))
    const samples = Array.from({ length: 1500 }, (_, index) =>
      sample(`s-${index}`, { metadata: { name: `n${index}`, ...wide } }),
    )
    const card = await buildCard(stream(samples))
    expect(card.columns.find(({ column }) => column === 'name')).toMatchObject({
      kind: 'names',
      values: null,
    })
    expect(card.columns).toHaveLength(60)
    expect(card.columnsLeftOut).toBe(11)
  })

  it('takes the columns that are named, and says which there are when they are not', async () => {
    const samples = [
      sample('a', {
        location: { latitude: 50, longitude: 8 },
        metadata: { region: 'x', ecozone: 'y', date: '2020-01-01', seen: '2020-07-01' },
      }),
    ]
    const card = await buildCard(stream(samples), { region: 'ecozone', date: 'seen' })
    expect(categoryOf(card, 'Region').attribute).toEqual({ kind: 'column', column: 'ecozone' })
    expect(categoryOf(card, 'Season').classes.map(({ key }) => key)).toEqual(['summer'])
    await expect(buildCard(stream(samples), { region: 'realm' })).rejects.toThrow(
      'There is no column of classes "realm". There are region, ecozone.',
    )
    await expect(buildCard(stream(samples), { date: 'region' })).rejects.toThrow('dates no sample')
  })

  it('prefers seasons that the data names itself', async () => {
    const samples = [sample('a', { metadata: { season: 'wet season', date: '2020-01-01' } })]
    expect(categoryOf(await buildCard(stream(samples)), 'Season').classes[0].key).toBe('wet season')
  })

  it('gathers places in larger cells where there are many, and loses none', async () => {
    const samples = Array.from({ length: 9000 }, (_, index) =>
      sample(`s-${index}`, {
        location: { latitude: -60 + (index % 97) * 1.3, longitude: 190 + Math.floor(index / 97) * 3.7 },
      }),
    )
    const { places } = await buildCard(stream(samples))
    expect(places.cells.length).toBeLessThanOrEqual(2500)
    expect(places.cells.reduce((sum, [, , ...counts]) => sum + counts[2], 0)).toBe(9000)
    for (const [row, column, , , count] of places.cells.slice(0, 20)) {
      const slice = { kind: 'place', level: places.level, row, column } as const
      expect(samples.filter((one) => isInSlice(slice, one))).toHaveLength(count)
    }
  })

  it('tells how far it is, and ends when it is interrupted', async () => {
    const samples = Array.from({ length: 4500 }, (_, index) => sample(`s-${index}`))
    const told: number[] = []
    await buildCard(stream(samples), { onProgress: (done) => told.push(done) })
    expect(told).toEqual([0, 2000, 4000, 4500])
    const interruption = new AbortController()
    const building = buildCard(stream(samples), {
      signal: interruption.signal,
      onProgress: (done) => done >= 2000 && interruption.abort(new Error('interrupted')),
    })
    await expect(building).rejects.toThrow('interrupted')
  })
})

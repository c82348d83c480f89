import { describe, expect, it } from 'vitest'
import type { Sample } from '../../../src/core/dataset/sample'
import { levelOf, type Stratifier } from '../../../src/core/review/sampling/levels'
import { stratifiedSample } from '../../../src/core/review/sampling/stratifiedSample'

const BY: readonly Stratifier[] = ['landCover', 'agb', 'region', 'humanActivity']

/** Closed forest of much biomass but for a few: one in 50 is bare, one in 25 from another region. */
const SAMPLES: readonly Sample[] = Array.from({ length: 1000 }, (_, index) => ({
  id: `s-${index}`,
  split: 'test',
  metadata: { region: index % 25 === 3 ? 'Andes' : 'Amazon' },
  truth: {
    landCover: index % 50 === 7 ? 60 : 112,
    agb: index % 50 === 7 ? 3 : 180 + (index % 40),
    humanActivity: [{ question: 'Any?', answer: index % 10 === 0 ? 'Yes' : 'No' }],
  },
}))

function chosenLevels(count: number, seed = 1) {
  const { samples, strata } = stratifiedSample(SAMPLES, { count, by: BY, seed })
  const levels = new Map<string, number>(
    strata.flatMap(({ stratifier, levels }) =>
      levels.map(({ level, chosen }) => [`${stratifier}: ${level}`, chosen] as const),
    ),
  )
  return { samples, levels }
}

describe('samples for review', () => {
  it('are spread over rare and frequent levels alike', () => {
    const { samples, levels } = chosenLevels(24)
    expect(new Set(samples).size).toBe(24)
    for (const level of ['landCover: Bare, snow and ice', 'region: Andes', 'humanActivity: yes'])
      expect(levels.get(level)).toBeGreaterThanOrEqual(7)
    expect(levels.get('landCover: Closed forest')).toBeGreaterThanOrEqual(7)
  })

  it('are as many as there are where more are wanted', () => {
    expect(stratifiedSample(SAMPLES.slice(0, 5), { count: 20, by: BY, seed: 1 }).samples).toHaveLength(5)
    expect(stratifiedSample([], { count: 20, by: BY, seed: 1 }).samples).toEqual([])
  })

  it('are the same for a seed whatever the order of the data, others for another, and a beginning of more', () => {
    const options = { count: 30, by: BY, seed: 4 }
    const { samples } = stratifiedSample(SAMPLES, options)
    expect(stratifiedSample(SAMPLES.toReversed(), options).samples).toEqual(samples)
    expect(stratifiedSample(SAMPLES, { ...options, seed: 5 }).samples).not.toEqual(samples)
    expect(stratifiedSample(SAMPLES, { ...options, count: 12 }).samples).toEqual(samples.slice(0, 12))
  })

  it('are drawn by chance alone where nothing is to be spread over', () => {
    const { samples, strata } = stratifiedSample(SAMPLES, { count: 100, by: [], seed: 1 })
    expect(new Set(samples).size).toBe(100)
    expect(strata).toEqual([])
  })

  it('have a level where they lack a truth or a region', () => {
    const sample: Sample = { id: 'x', split: 'test', metadata: {}, truth: {} }
    expect(BY.map((stratifier) => levelOf(stratifier, sample))).toEqual(BY.map(() => 'not known'))
    expect(levelOf('agb', { ...sample, truth: { agb: 500 } })).toBe('500 and more')
    expect(levelOf('agb', { ...sample, truth: { agb: -1 } })).toBe('below 0')
    expect(levelOf('agb', { ...sample, truth: { agb: 50 } })).toBe('50–100')
    expect(levelOf('humanActivity', { ...sample, truth: { landCover: 40 } })).toBe('yes')
  })
})

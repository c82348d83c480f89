import { readFileSync } from 'node:fs'
import type { Sample, Split } from '../../../src/core/dataset/sample'

interface ExpectedClasses {
  /** By class: train, val, test. */
  readonly counts: Readonly<Record<string, readonly number[]>>
  readonly evenness: number
  readonly effective: number
  readonly trainTest: number
  readonly trainTestBits: number
}

interface ExpectedSummary {
  readonly n: number
  readonly min: number
  readonly median: number
  readonly mean: number
  readonly sd: number
  readonly max: number
  readonly zeroShare: number
}

interface ExpectedQuantity {
  readonly bins: Readonly<Record<Split, readonly number[]>>
  readonly all: ExpectedSummary
  readonly test: ExpectedSummary
  readonly trainTest: number
}

interface Pair {
  readonly first: readonly number[]
  readonly second: readonly number[]
}

interface Expected {
  readonly divergences: readonly (Pair &
    Readonly<
      Record<
        'totalVariation' | 'jensenShannon' | 'kolmogorovSmirnov' | 'entropy' | 'evenness' | 'effective',
        number
      >
    >)[]
  readonly permutations: readonly (Pair & { readonly p: number; readonly limit: number })[]
  readonly hypergeometric: {
    readonly good: number
    readonly bad: number
    readonly drawn: number
    readonly pmf: readonly number[]
  }
  readonly logProbabilities: readonly (readonly [
    k: number,
    good: number,
    bad: number,
    drawn: number,
    log: number,
  ])[]
  readonly agb: ExpectedQuantity
  readonly patchCount: ExpectedQuantity
  readonly landCover: ExpectedClasses
  readonly activity: ExpectedClasses
  readonly landUse: ExpectedClasses
  readonly season: ExpectedClasses
  readonly biome: ExpectedClasses
  readonly cloud: { readonly mean: number; readonly sd: number }
}

interface Row {
  readonly id: string
  readonly split: Split
  readonly latitude: number
  readonly longitude: number
  readonly landCover: number | null
  readonly agb: number | null
  readonly patchCount: number
  readonly activity: string
  readonly date: string
  readonly biome: string
  readonly cloud: number
}

/** What numpy, scipy and pandas say: see `test/fixtures/card/make_expected.py`. */
export const EXPECTED = read('expected.json') as Expected

/** The samples that {@link EXPECTED} is about. */
export const SAMPLES: readonly Sample[] = (read('samples.json') as Row[]).map(
  ({ id, split, latitude, longitude, landCover, agb, patchCount, activity, ...metadata }) => ({
    id,
    split,
    location: { latitude, longitude },
    metadata,
    truth: {
      humanActivity: [{ question: 'Is there human activity?', answer: activity }],
      ...(landCover !== null && { landCover }),
      ...(agb !== null && { agb }),
      patchCount,
    },
  }),
)

/** Samples as a data set streams them. */
export async function* stream(samples: Iterable<Sample>): AsyncIterable<Sample> {
  yield* samples
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/card/${name}`, import.meta.url), 'utf8'))
}

import { readFileSync } from 'node:fs'

type Figure = number | null
type Bounds = readonly [low: number, high: number]

interface OracleTable<Value, Expected> {
  readonly name: string
  readonly truth: readonly Value[]
  readonly predicted: readonly Value[]
  readonly expected: Expected
}

interface ExpectedRegression {
  readonly n: number
  readonly answered: number
  readonly coverage: number
  readonly rmse: Figure
  readonly mae: Figure
  readonly r2: Figure
  readonly bias: Figure
  readonly pearson: Figure
  readonly bins: readonly (readonly [n: number, rmse: Figure, mae: Figure, bias: Figure])[]
  readonly discretisedAccuracy: Figure
}

interface ExpectedClassification {
  readonly n: number
  readonly answered: number
  readonly accuracy: Figure
  readonly macroPrecision: number
  readonly macroRecall: number
  readonly macroF1: number
  readonly labels: readonly string[]
  readonly perClass: readonly (readonly [precision: number, recall: number, f1: number, support: number])[]
  readonly counts: readonly (readonly number[])[]
}

interface Expected {
  readonly regression: readonly OracleTable<number | null, ExpectedRegression>[]
  readonly classification: readonly OracleTable<string | null, ExpectedClassification>[]
  readonly regressionIntervals: readonly OracleTable<
    number,
    Record<'rmse' | 'mae' | 'r2' | 'bias' | 'discretisedAccuracy', Bounds>
  >[]
  readonly classificationIntervals: readonly OracleTable<
    string,
    Record<'accuracy' | 'macroPrecision' | 'macroRecall' | 'macroF1', Bounds>
  >[]
}

/** What scikit-learn, scipy and numpy say of random tables: see `test/fixtures/metrics/make_expected.py`. */
export const EXPECTED = JSON.parse(
  readFileSync(new URL('../../fixtures/metrics/expected.json', import.meta.url), 'utf8'),
) as Expected

/** Numbers with NaN where JSON has null. */
export function withHoles(values: readonly (number | null)[]): Float64Array {
  return Float64Array.from(values, (value) => value ?? Number.NaN)
}

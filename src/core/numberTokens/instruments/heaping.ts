import { inLastPlaces, type ScoredNumber } from './scoredNumber'

/** How many numbers are whole multiples of a round one, beside how many of the true ones are. */
export interface Heap {
  readonly multiple: number
  /** Of the answers other than 0, which is a multiple of everything. */
  readonly share: number
  /** Of the true values other than 0, rounded as the answers are. */
  readonly trueShare: number
}

const MULTIPLES = [5, 10, 50, 100]

/** Heaping on round numbers, as demographers know it of reported ages. */
export function heaping(numbers: readonly ScoredNumber[], decimals: number): readonly Heap[] {
  const places = (values: readonly number[]) =>
    values.map((value) => inLastPlaces(value, decimals)).filter(Boolean)
  const predicted = places(numbers.map((number) => number.predicted))
  const truth = places(numbers.map((number) => number.truth))
  return MULTIPLES.map((multiple) => {
    const isMultiple = (value: number) => value % inLastPlaces(multiple, decimals) === 0
    return { multiple, share: shareOf(predicted, isMultiple), trueShare: shareOf(truth, isMultiple) }
  })
}

function shareOf(values: readonly number[], test: (value: number) => boolean): number {
  return values.length === 0 ? 0 : values.filter(test).length / values.length
}

import type { Interval } from '../results'
import { studentQuantile, studentTail } from '../studentT'
import { quantile } from '../quantiles'
import type { FigureScale, ResampledFigure } from './resampledFigures'

/** A figure with its 95 % interval; the ends are null where there are no two units to learn a spread from. */
export interface Estimate {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
}

/** How far two models are apart in a figure over the same questions: first − second. */
export interface Difference extends Estimate {
  /** Chance of a difference as large where there is none, two-sided; null as the ends are. */
  readonly p: number | null
}

/** Probability that lies above an interval, and as much below. */
const OUTSIDE = 0.025

/**
 * The difference of a figure between two models. Its standard error is the spread over paired resamples, in which both are
 * scored on the same draw; interval and p follow from Student's t, so that p < 0.05 just where the interval leaves out 0.
 * @param units how many units the resamples are drawn from
 */
export function differenceOf(first: ResampledFigure, second: ResampledFigure, units: number): Difference {
  const resampled = first.resampled.map((value, index) => value - second.resampled[index])
  const value = first.value - second.value
  const error = standardError(resampled, units)
  if (error === undefined) return { value, low: null, high: null, p: null }
  const p = value === 0 ? 1 : error === 0 ? 0 : 2 * studentTail(Math.abs(value) / error, units - 1)
  return { ...around(value, error, units), p }
}

/**
 * A figure with its interval, as far as its range goes. On its even scale it reaches as far to either side as Student's t,
 * or the studentised resamples where they reach farther (bootstrap-t, Efron and Tibshirani 1993, chapter 12): the figures
 * of few units are skewed, and symmetric intervals of them too short.
 * @param units how many units the resamples are drawn from
 */
export function estimateOf(
  figure: ResampledFigure,
  units: number,
  { range: [least, most], even }: Pick<FigureScale, 'range' | 'even'>,
): Estimate {
  const { value } = figure
  const { to, from } = EVEN_SCALES[even]
  const evened = { ...figure, value: to(value), resampled: figure.resampled.map(to) }
  const isEven =
    units >= FEWEST_EVENED && Number.isFinite(evened.value) && evened.resampled.every(Number.isFinite)
  if (!isEven && even !== 'as it is') {
    const { errors: _, ...plain } = figure
    return estimateOf(plain, units, { range: [least, most], even: 'as it is' })
  }
  const error = standardError(evened.resampled, units)
  if (error === undefined) return { value, low: null, high: null }
  const [below, above] = reachOf(evened, units)
  const ends = [from(evened.value - below * error), from(evened.value + above * error)]
  return { value, low: Math.max(least, Math.min(...ends)), high: Math.min(most, Math.max(...ends)) }
}

/** As {@link estimateOf}; the value alone where nothing tells its spread. */
export function intervalOf(
  figure: ResampledFigure,
  units: number,
  scale: Pick<FigureScale, 'range' | 'even'>,
): Interval {
  const { value, low, high } = estimateOf(figure, units, scale)
  return { value, low: low ?? value, high: high ?? value }
}

/** Of fewer units logarithms spread so far that intervals of them say nothing. */
const FEWEST_EVENED = 8

const EVEN_SCALES: Readonly<
  Record<FigureScale['even'], { to(value: number): number; from(value: number): number }>
> = {
  'as it is': { to: (value) => value, from: (value) => value },
  logarithm: { to: Math.log, from: Math.exp },
  'logarithm of the rest': { to: (value) => Math.log(1 - value), from: (value) => 1 - Math.exp(value) },
}

/**
 * Times Student's reach that a studentised one may take: resamples with hardly a spread of their own, as of a model that
 * always says the same, would reach without end.
 */
const FARTHEST = 3

/** How many standard errors an interval reaches below and above. */
function reachOf(
  { value, resampled, errors }: ResampledFigure,
  units: number,
): readonly [below: number, above: number] {
  const student = studentQuantile(OUTSIDE, units - 1)
  if (errors === undefined) return [student, student]
  const studentised = resampled.map((each, index) => (each - value) / errors[index])
  // A resample of one unit alone has no spread, and tells nothing.
  const known = studentised.filter((each) => Number.isFinite(each)).sort()
  if (known.length < 2) return [student, student]
  const bounded = (reach: number) => Math.min(Math.max(student, reach), FARTHEST * student)
  return [bounded(quantile(known, 1 - OUTSIDE)), bounded(-quantile(known, OUTSIDE))]
}

/**
 * Spread over resamples, with √(units/(units − 1)) for what drawing from a sample leaves out, without which intervals of
 * few units are too narrow (Hesterberg 2015, doi:10.1080/00031305.2015.1089789).
 */
function standardError(resampled: Float64Array, units: number): number | undefined {
  if (units < 2 || resampled.length < 2) return undefined
  const mean = resampled.reduce((sum, value) => sum + value, 0) / resampled.length
  const squares = resampled.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt((squares / (resampled.length - 1)) * (units / (units - 1)))
}

function around(value: number, error: number, units: number) {
  const margin = studentQuantile(OUTSIDE, units - 1) * error
  return { value, low: value - margin, high: value + margin }
}

import { TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import { errorPercentiles } from '../../../core/metrics/errors/errorDistribution'
import { limitsOfAgreement } from '../../../core/metrics/errors/limitsOfAgreement'
import { errorsOf } from '../../../core/metrics/errors/numberErrors'
import type { NumberTask } from '../../../core/numberTokens/distributionOf'
import type { UnitColumn } from '../../../core/runs/comparison/unitColumn'
import type { SamplePairs } from '../../../core/runs/numberPairs'
import { encodeArray } from '../../../protocol/encoding'
import type { PayloadSource } from '../../../protocol/payloads'
import type { ErrorPoints, ErrorSeries, ResidualsPayload } from '../../../protocol/residuals'
import { firstThatFits } from './budget'
import { countGrid, type GridShape, rangeOf } from './countGrid'
import { type ErrorColumn, errorsAgainst, placesOn } from './errorsAgainst'

export interface ResidualsParts {
  readonly task: NumberTask
  readonly title: string
  readonly source: PayloadSource
  readonly synthetic: boolean
  readonly models: readonly { readonly id: string; readonly title: string; readonly pairs: SamplePairs }[]
  /** What errors are shown against; the true value when absent. */
  readonly column?: ErrorColumn
  /** Columns that they could be shown against. */
  readonly columns: readonly string[]
  /** Samples that are taken together in intervals. */
  readonly units?: UnitColumn
}

/** How finely errors are sent: points of a series one by one at most, and cells of a grid along each side. */
interface Detail {
  readonly points: number
  readonly cells: number
}

const DETAILS: readonly Detail[] = [
  { points: 5000, cells: 80 },
  { points: 0, cells: 80 },
  { points: 0, cells: 40 },
  { points: 0, cells: 20 },
]

/** How far the models' numbers are off: against a column, against their own size, and in all. */
export function residualsPayload(parts: ResidualsParts): ResidualsPayload {
  const { task, title, source, synthetic, column, columns, units, models } = parts
  const { title: quantity, unit } = TASK_DESCRIPTIONS[task]
  const ranges = rangesOf(parts)
  const payloadWith = (detail: Detail): ResidualsPayload => {
    const series = models.map((model) => seriesOf(model, column, ranges, detail))
    return {
      version: 1,
      title: `Errors · ${title}`,
      source,
      synthetic,
      task,
      quantity,
      unit,
      axis: column?.axis ?? { kind: 'quantity', title: `true ${quantity.toLowerCase()}`, unit },
      columns,
      ...(units && { clustered: units.column }),
      series,
    }
  }
  return firstThatFits(DETAILS.map((detail) => () => payloadWith(detail)))
}

/** Ranges that all series share, so that models can be compared by eye. */
interface Ranges {
  readonly error: GridShape['y']
  readonly place: GridShape['x']
  readonly mean: GridShape['x']
}

function rangesOf({ models, column }: ResidualsParts): Ranges {
  const each = models.map(({ pairs }) => pairs)
  return {
    error: rangeOf(...each.map(errorsOf)),
    place: rangeOf(...each.map((pairs) => placesOn(pairs, column))),
    mean: rangeOf(...each.map(meansOf)),
  }
}

function seriesOf(
  { id, title, pairs }: ResidualsParts['models'][number],
  column: ErrorColumn | undefined,
  ranges: Ranges,
  { points: most, cells }: Detail,
): ErrorSeries {
  const answered = pairs.ids.length
  const isCounted = answered > most
  const errors = errorsOf(pairs)
  const grid = (x: Float64Array, range: GridShape['x']) =>
    countGrid(x, errors, { x: range, y: ranges.error, columns: cells, rows: cells })
  const { misplaced, ...against } = errorsAgainst(pairs, column)
  const agreement = limitsOfAgreement(pairs)
  return {
    model: id,
    title,
    n: pairs.n,
    answered,
    misplaced,
    ...(!isCounted && { points: pointsOf(pairs, column) }),
    against:
      against.kind === 'cloud' && isCounted
        ? { ...against, grid: grid(placesOn(pairs, column), ranges.place) }
        : against,
    ...(agreement && {
      agreement: { ...agreement, ...(isCounted && { grid: grid(meansOf(pairs), ranges.mean) }) },
    }),
    percentiles: errorPercentiles(pairs),
  }
}

function pointsOf(pairs: SamplePairs, column: ErrorColumn | undefined): ErrorPoints {
  const encode = (values: Float64Array) => encodeArray(Float32Array.from(values))
  return {
    ids: pairs.ids,
    truth: encode(pairs.truth),
    predicted: encode(pairs.predicted),
    ...(column?.axis.kind === 'quantity' && { at: encode(placesOn(pairs, column)) }),
  }
}

/** Mean of predicted and true, which errors do not hang on by themselves as they do on either (Bland and Altman 1995). */
function meansOf({ truth, predicted }: SamplePairs): Float64Array {
  return truth.map((value, item) => (value + predicted[item]) / 2)
}

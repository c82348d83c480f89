import type { Interval } from '../../core/metrics/results'
import type { OutputKind } from '../../protocol/mimes'
import type { Payloads, TableCell } from '../../protocol/payloads'

/** How many samples or questions a figure is of, and which shares of them are answered, a model each. */
interface Counted {
  readonly n: number
  readonly of: 'question' | 'sample' | 'finding'
  readonly coverages: readonly number[]
  /** The figure that says most, where one model is shown and its interval is known. */
  readonly headline?: string
}

type Count<Kind extends OutputKind> = (payload: Payloads[Kind]) => Counted | undefined

/** Kinds of figures that are counted; the rest say what they are of themselves. */
const COUNTS: { readonly [Kind in OutputKind]?: Count<Kind> } = {
  scatter: ({ series, unit }) =>
    ofMetrics(
      series.map(({ metrics }) => metrics),
      series.length === 1 ? intervalText('RMSE', series[0].metrics.ci?.rmse, 1, unit) : undefined,
    ),
  confusion: ({ series }) =>
    ofMetrics(
      series.map(({ metrics }) => metrics),
      series.length === 1 ? intervalText('accuracy', series[0].metrics.ci?.accuracy, 3) : undefined,
    ),
  numbers: ({ series }) =>
    ofMetrics(
      series.map(({ diagnostics: { n, answered } }) => ({ n, coverage: n === 0 ? 0 : answered / n })),
      undefined,
    ),
  residuals: ({ series }) =>
    ofMetrics(
      series.map(({ n, answered }) => ({ n, coverage: n === 0 ? 0 : answered / n })),
      undefined,
    ),
  table: ({ rows }) =>
    ofMetrics(
      rows.flatMap(({ n, coverage }) => (isNumber(n) && isNumber(coverage) ? [{ n, coverage }] : [])),
      undefined,
    ),
  answers: ({ total }) => ({ n: total, of: 'question', coverages: [] }),
  patchGrid: ({ total }) => ({ n: total, of: 'sample', coverages: [] }),
  dataCard: ({ card: { samples } }) => ({
    n: samples.train + samples.val + samples.test,
    of: 'sample',
    coverages: [],
  }),
  findings: ({ findings }) => ({
    n: findings.reduce((sum, { count }) => sum + count, 0),
    of: 'finding',
    coverages: [],
  }),
}

/** "400 questions · 97.0 % answered · RMSE 58.8 [54.2, 63.9] Mg/ha"; nothing of a figure that has no such counts. */
export function cellStatus<Kind extends OutputKind>(kind: Kind, payload: Payloads[Kind]): string | undefined {
  const counted = COUNTS[kind]?.(payload)
  if (counted === undefined) return undefined
  const { n, of, coverages, headline } = counted
  return [
    `${n.toLocaleString('en')} ${of}${n === 1 ? '' : 's'}`,
    ...(coverages.length === 0 ? [] : [`${shareText(coverages)} answered`]),
    ...(headline === undefined ? [] : [headline]),
  ].join(' · ')
}

function ofMetrics(
  metrics: readonly { readonly n: number; readonly coverage: number }[],
  headline: string | undefined,
): Counted | undefined {
  if (metrics.length === 0) return undefined
  return {
    n: Math.max(...metrics.map(({ n }) => n)),
    of: 'question',
    coverages: metrics.map(({ coverage }) => coverage),
    ...(headline !== undefined && { headline }),
  }
}

/** "97.0 %", or "41.2–100.0 %" where models differ. */
function shareText(shares: readonly number[]): string {
  const [least, most] = [Math.min(...shares), Math.max(...shares)].map((share) => (100 * share).toFixed(1))
  return least === most ? `${least} %` : `${least}–${most} %`
}

function intervalText(
  name: string,
  interval: Interval | undefined,
  digits: number,
  unit = '',
): string | undefined {
  if (interval === undefined) return undefined
  const [value, low, high] = [interval.value, interval.low, interval.high].map((end) => end.toFixed(digits))
  return `${name} ${value} [${low}, ${high}]${unit === '' ? '' : ` ${unit}`}`
}

function isNumber(cell: TableCell | undefined): cell is number {
  return typeof cell === 'number' && Number.isFinite(cell)
}

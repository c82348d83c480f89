import type { ErrorBin } from '../../core/metrics/errors/errorBins'
import type { RegressionBin } from '../../core/metrics/results'
import type { RegressionShape, ScatterPayload } from '../../protocol/payloads'
import { bar, divergingBar } from '../shared/bars'
import { button, html } from '../shared/dom'
import { formatCount, formatNumber, formatSigned } from '../shared/format'
import { numericHead } from '../shared/numericHead'
import { rangeInWords } from '../shared/plot/ranges'

/** What is told of a bin of the true value; the RMSE is known of biomass only. */
interface Bin {
  readonly low: number
  readonly high?: number
  readonly n: number
  readonly bias: { readonly value: number | null; readonly low: number | null; readonly high: number | null }
  readonly rmse?: number | null
}

/** Bias with its interval, and RMSE, by bin of the true value; a bin's name selects its patches. */
export function binsTable(
  { task, unit }: Pick<ScatterPayload, 'task' | 'unit'>,
  bins: readonly RegressionBin[],
  shape: RegressionShape | undefined,
  onSelect: (low: number, high: number) => void,
): HTMLElement | undefined {
  const rows = rowsOf(bins, shape?.bins ?? [])
  if (rows.length === 0) return undefined
  const largestRmse = Math.max(Number.MIN_VALUE, ...rows.map(({ rmse }) => rmse ?? 0))
  const largestBias = Math.max(Number.MIN_VALUE, ...rows.map(({ bias }) => Math.abs(bias.value ?? 0)))
  const hasRmse = rows.some(({ rmse }) => rmse !== undefined)
  return html(
    'details',
    { class: 'reo-bins', open: true },
    html('summary', {}, `Error by true value${unit === '' ? '' : ` (${unit})`}`),
    html(
      'div',
      { class: 'reo-scroll', tabindex: '0', role: 'group', 'aria-label': 'Error by true value' },
      html(
        'table',
        { class: 'reo-table reo-bins-table' },
        html(
          'thead',
          {},
          html(
            'tr',
            {},
            html('th', { scope: 'col' }, 'True'),
            numericHead('n'),
            numericHead('Bias', 3),
            hasRmse && numericHead('RMSE', 2),
          ),
        ),
        html(
          'tbody',
          {},
          ...rows.map((bin) =>
            html(
              'tr',
              {},
              html('th', { scope: 'row' }, binButton(bin, task === 'patchCount', onSelect)),
              numeric(formatCount(bin.n)),
              ...biasCells(bin, largestBias),
              ...(hasRmse ? rmseCells(bin, largestRmse) : []),
            ),
          ),
        ),
      ),
    ),
    shape?.clustered !== undefined &&
      html('p', { class: 'reo-muted' }, `Intervals of 95 % take samples of one ${shape.clustered} together.`),
  )
}

/** Bins with answers, of the metrics and of the cloud's shape, whichever knows more. */
function rowsOf(bins: readonly RegressionBin[], shaped: readonly ErrorBin[]): readonly Bin[] {
  const rmseOf = new Map(bins.map(({ low, rmse }) => [low, rmse]))
  if (shaped.length > 0)
    return shaped.map((bin) => {
      const rmse = rmseOf.get(bin.low)
      return { ...bin, ...(rmse !== undefined && { rmse }) }
    })
  return bins
    .filter(({ n }) => n > 0)
    .map(({ bias, ...bin }) => ({ ...bin, bias: { value: bias, low: null, high: null } }))
}

function biasCells({ bias: { value, low, high } }: Bin, largest: number): readonly HTMLElement[] {
  const isKnown = low !== null && high !== null
  const interval = isKnown ? `95 %: ${formatNumber(low, 1)} to ${formatNumber(high, 1)}` : undefined
  const margin = isKnown && html('span', { class: 'reo-muted' }, `± ${formatNumber((high - low) / 2, 1)}`)
  return [
    html('td', {}, divergingBar((value ?? 0) / largest)),
    numeric(formatSigned(value, 1), interval),
    numeric(margin, interval),
  ]
}

function rmseCells({ rmse }: Bin, largest: number): readonly HTMLElement[] {
  return [html('td', {}, bar((rmse ?? 0) / largest)), numeric(formatNumber(rmse, 1))]
}

function numeric(content: string | HTMLElement | false, title?: string): HTMLElement {
  return html('td', { class: 'reo-numeric', title }, content)
}

/** @param isWhole whether values are whole numbers, so that a bin ends one below the next */
function binButton(
  { low, high }: Bin,
  isWhole: boolean,
  onSelect: (low: number, high: number) => void,
): HTMLElement {
  const last = high === undefined ? Number.POSITIVE_INFINITY : isWhole ? high - 1 : high
  const name = last === low ? formatCount(low) : rangeInWords([low, last])
  return button(
    { class: 'reo-link', title: `Show patches with a true value of ${name}` },
    () => onSelect(low, last),
    name,
  )
}

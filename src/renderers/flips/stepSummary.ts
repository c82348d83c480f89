import type { FlipsModel, FlipsStep } from '../../protocol/flips'
import { html } from '../shared/dom'
import { formatCount, formatNumber, formatP, formatShare, formatSigned } from '../shared/format'

/** Which two models are compared, how many answers are right of each, and whether that is a difference. */
export function stepSummary({ first, second, added, total, error }: FlipsStep, unit: string): HTMLElement {
  const { n, counts, p } = total
  const before = rightOf(Object.values(counts.right))
  const after = rightOf(Object.values(counts).map(({ right }) => right))
  const share = (count: number) => (n === 0 ? '–' : formatShare(count / n))
  const verdict = p < 0.05 ? 'a difference' : 'no difference'
  return html(
    'div',
    { class: 'reo-flips-summary' },
    html(
      'div',
      { class: 'reo-section-title', role: 'heading', 'aria-level': '4' },
      `${nameOf(first)} → ${nameOf(second)}${added === undefined ? '' : ` (adds ${added})`}`,
    ),
    html(
      'div',
      {},
      `Right: ${share(before)} → ${share(after)} of ${formatCount(n)} questions; ${verdict}, McNemar’s p ${formatP(p)}.`,
    ),
    error !== undefined && html('div', {}, errorText(error, unit)),
  )
}

function errorText({ n, difference }: NonNullable<FlipsStep['error']>, unit: string): string {
  const { value, low, high, p } = difference
  const interval = low === null || high === null ? '' : ` [${formatNumber(low, 2)}, ${formatNumber(high, 2)}]`
  const chance = p === null ? '' : `, p ${formatP(p)}`
  return `Mean absolute error: ${formatSigned(value, 2)}${interval} ${unit} over the ${formatCount(n)} questions that both answered${chance}.`
}

function nameOf({ title, inputs }: FlipsModel): string {
  return inputs === 'no imagery' || title.includes(inputs) ? title : `${title}, ${inputs}`
}

function rightOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

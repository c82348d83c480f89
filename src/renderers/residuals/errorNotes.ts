import type { ErrorSeries, ResidualsPayload } from '../../protocol/residuals'
import { html } from '../shared/dom'
import { formatCount, formatKey, formatNumber, formatPlural, formatShare, lowerFirst } from '../shared/format'
import type { ErrorView } from './errorViews'

/** Sentences under the plot: what is drawn, what is missing, and what the intervals take together. */
export function errorNotes(
  { axis, clustered }: ResidualsPayload,
  series: ErrorSeries,
  view: ErrorView,
): HTMLElement {
  const together =
    clustered === undefined ? '' : ` Intervals take samples of one ${formatKey(clustered)} together.`
  const sentences = {
    against: againstText(axis, series),
    agreement: agreementText(series),
    distribution: 'Each curve ends at the share of the questions that the model answered.',
  }
  return html('p', { class: 'reo-muted' }, `${sentences[view]}${view === 'distribution' ? '' : together}`)
}

/** What a plot shows, in words. */
export function describeErrors(
  { quantity, unit }: ResidualsPayload,
  { title, n, answered, agreement, percentiles }: ErrorSeries,
): string {
  const bias = agreement === undefined ? '' : `, bias ${formatNumber(agreement.bias.value, 1)} ${unit}`
  return (
    `Errors of ${lowerFirst(quantity)} by ${title}: ${formatCount(answered)} of ${formatPlural(n, 'question')} answered${bias}, ` +
    `half of the errors below ${formatNumber(percentiles[50], 1)} ${unit}`
  )
}

function againstText(axis: ResidualsPayload['axis'], { misplaced, against }: ErrorSeries): string {
  const missing =
    misplaced === 0
      ? ''
      : ` ${formatPlural(misplaced, 'answer')} without a value of ${formatKey(axis.title)}.`
  if (axis.kind === 'classes') {
    const left =
      axis.leftOut === 0 ? '' : ` ${formatPlural(axis.leftOut, 'rarer class', 'rarer classes')} left out.`
    return `Boxes hold half of the errors, whiskers 90 %; diamonds are biases with 95 % intervals.${left}${missing}`
  }
  const medians = against.kind === 'cloud' ? against.medians.length : 0
  const line =
    medians === 0
      ? 'There are too few answers for a running median.'
      : 'The line is the running median with its 95 % interval.'
  return `${line}${missing}`
}

function agreementText({ agreement, n, answered }: ErrorSeries): string {
  if (agreement === undefined) return 'Two answers at least are needed for limits of agreement.'
  return `${formatShare(agreement.within)} of the errors lie within 1.96 standard deviations of the bias; 95 % would if they were normal. ${formatCount(answered)} of ${formatCount(n)} answered.`
}

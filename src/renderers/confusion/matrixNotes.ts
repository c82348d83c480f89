import { button, html } from '../shared/dom'
import { formatCount, formatPlural } from '../shared/format'
import { WHOLES } from './cellLook'
import type { ShownClasses } from './matrix'
import type { ShownConfusion } from './shownConfusion'

/** What has to be said below a matrix. @param onToggle shows or hides the classes that do not occur */
export function matrixNotes(
  shown: ShownConfusion,
  { absent, leftOut }: ShownClasses,
  onToggle: () => void,
): HTMLElement {
  const classes = formatPlural(absent.length, 'class that does not occur', 'classes that do not occur')
  return html(
    'div',
    { class: 'reo-matrix-notes' },
    html(
      'span',
      { class: 'reo-muted' },
      shown.other === undefined ? shadeNote(shown) : differenceNote(shown),
    ),
    absent.length > 0 &&
      button({ class: 'reo-link reo-absent' }, onToggle, `${shown.withAbsent ? 'Hide' : 'Show'} ${classes}`),
    leftOut > 0 && html('span', {}, `${formatPlural(leftOut, 'rarer class', 'rarer classes')} left out.`),
  )
}

function shadeNote({ content }: ShownConfusion): string {
  if (content === 'counts') return `Shade: share of ${WHOLES.row}.`
  const scale = content === 'all' ? ', the largest deepest' : ''
  return `Shade: share of ${WHOLES[content]}${scale}; numbers in %.`
}

function differenceNote({ series, other, content }: ShownConfusion): string {
  if (other === undefined) return ''
  const unit = content === 'counts' ? 'samples' : 'percentage points'
  const [n, theirs] = [series.metrics.n, other.metrics.n]
  const asked =
    n === theirs
      ? ''
      : ` They were asked ${formatCount(n)} and ${formatCount(theirs)} questions: shares compare better than counts.`
  return `${series.title} minus ${other.title}, in ${unit}: blue with + is more, orange with − less.${asked}`
}

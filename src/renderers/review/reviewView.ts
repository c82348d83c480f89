import type { ReviewPayload, ReviewProgress } from '../../protocol/reviews'
import { html } from '../shared/dom'
import { formatPlural } from '../shared/format'
import { header } from '../shared/header'
import { notice } from '../shared/notice'
import type { FigureHost } from '../shared/renderer'
import { reviewDesk } from './reviewDesk'
import { reviewQueries } from './reviewQueries'
import { standingView } from './standingView'

/** Texts about one patch after the other, to be decided about by keys, above what has been decided in all. */
export function reviewView(payload: ReviewPayload, host: FigureHost): void {
  const { samples, source, missing } = payload
  const { root } = host
  const queries = reviewQueries(payload, host)
  const standing = html('div', {}, standingView(payload.standing, payload))
  root.append(header(payload))
  if (samples.length === 0 || queries === undefined || source === undefined)
    root.append(notice('info', emptyWords(payload)))
  else root.append(reviewDesk(payload, { host, queries, source, onProgress: showStanding }))
  if (missing > 0) {
    const lacking = `The data set lacks ${formatPlural(missing, 'patch', 'patches')} of these texts.`
    root.append(html('p', { class: 'reo-note' }, lacking))
  }
  root.append(standing)

  function showStanding(now: ReviewProgress): void {
    standing.replaceChildren(standingView(now.standing, payload), ...problemList(now))
  }
}

function emptyWords({ aim, source }: ReviewPayload): string {
  if (source?.annotations === undefined)
    return 'This output names no annotations, so that no texts can be shown.'
  return aim === 'settle' ? 'There is no disagreement to settle.' : 'There are no texts to review.'
}

/** Lines that were edited by hand and the like, which do not spoil the others. */
function problemList({ problems }: ReviewProgress): readonly HTMLElement[] {
  return problems.map(({ where, message }) => notice('error', `${message} (${where})`))
}

import { html } from '../shared/dom'
import { type KeptHost, keptState } from '../shared/keptState'
import { notice } from '../shared/notice'
import { installStyles } from '../shared/styles'
import { REPORT } from '../shared/styles/report'
import { openReportChannel, type ReportHost } from './reportChannel'
import { reportPage, type ReportPage } from './reportPage'

/** Fills the page of a run log's editor, and keeps it as the run is. */
export function showReport(place: HTMLElement, host: ReportHost & KeptHost): void {
  installStyles({ REPORT })
  const root = html('div', { class: 'reo-figure reo-report', 'data-reo-state': 'loading' })
  root.append(notice('waiting', 'Reading the run log…'))
  place.replaceChildren(root)
  let page: ReportPage | undefined
  const channel = openReportChannel(host, (message) => {
    if (message.type === 'refuse') {
      page = undefined
      root.dataset['reoState'] = 'refused'
      root.replaceChildren(
        notice('error', message.message, {
          title: message.way === 'saveCopy' ? 'Save a Copy…' : 'Open as Text',
          run: () => channel.send({ type: 'command', command: message.way }),
        }),
      )
      return
    }
    if (message.type === 'showReading') {
      page?.showReading()
      return
    }
    if (page === undefined) {
      page = reportPage(message, channel, keptState(host))
      root.replaceChildren(page.element)
    } else page.update(message)
    root.dataset['reoState'] = 'ready'
  })
  channel.send({ type: 'ready' })
}

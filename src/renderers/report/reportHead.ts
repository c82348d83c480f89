import { unreachable } from '../../core/errors'
import type { RunSummary } from '../../core/runs/runSummary'
import type { ReportCommand, ReportPageMessage } from '../../protocol/runReports'
import { button, html } from '../shared/dom'
import { formatPlural } from '../shared/format'
import { syntheticBadge } from '../shared/header'
import { notice } from '../shared/notice'
import type { ReportMessage } from './reportChannel'

/** The head of a report in its editor: which run, how far it is, and what can be done with it. */
export function reportHead(
  { summary, isTrusted }: Extract<ReportMessage, { type: 'summary' }>,
  send: (message: ReportPageMessage) => void,
): HTMLElement {
  const act = (command: ReportCommand, title: string, className = 'reo-button') =>
    button({ class: className }, () => send({ type: 'command', command }), title)
  const { state } = summary
  const canResume = isTrusted && state !== 'running' && state !== 'complete'
  return runHead(
    summary,
    [
      canResume && act('resume', 'Resume', 'reo-button reo-button-primary'),
      isTrusted && act('notebook', 'Open in Notebook'),
      isTrusted && act('export', 'Export…'),
      act('text', 'Open as Text'),
    ],
    !isTrusted &&
      notice(
        'info',
        'This workspace is not trusted: the report is drawn from the run log alone, without pictures of patches, and nothing can be changed.',
        { title: 'Manage Workspace Trust', run: () => send({ type: 'command', command: 'manageTrust' }) },
      ),
  )
}

/** Which run a report is of, and how far it is. */
export function runHead(
  summary: RunSummary,
  buttons: readonly (HTMLElement | false)[],
  ...notes: readonly (HTMLElement | false)[]
): HTMLElement {
  const { dataset, state, models } = summary
  return html(
    'header',
    { class: 'reo-report-head' },
    html(
      'div',
      { class: 'reo-header' },
      html('h1', { class: 'reo-report-title' }, nameOf(summary)),
      html('span', { class: `reo-badge reo-run-${state}` }, state),
      (dataset.synthetic || models.some(({ synthetic }) => synthetic)) && syntheticBadge(),
      html('div', { class: 'reo-report-buttons' }, ...buttons),
    ),
    html('p', { class: 'reo-report-facts' }, factsOf(summary)),
    html('p', { class: 'reo-note' }, stateText(summary)),
    ...notes,
  )
}

/** The file's name without its ending. */
function nameOf({ path }: RunSummary): string {
  return (path.split(/[/\\]/).at(-1) ?? path).replace(/\.reo\.jsonl$/, '')
}

function factsOf({ dataset, models, answers, skipped, corrected, created }: RunSummary): string {
  return [
    `${dataset.name}, ${dataset.split}`,
    formatPlural(models.length, 'model'),
    formatPlural(answers, 'answer'),
    ...(skipped > 0 ? [`${formatPlural(skipped, 'sample')} skipped`] : []),
    ...(corrected > 0 ? [`${formatPlural(corrected, 'answer')} corrected by hand`] : []),
    `begun ${new Date(created).toLocaleString()}`,
  ].join(' · ')
}

/** What the state means for who reads the figures. */
function stateText({ state, error, runBy }: RunSummary): string {
  switch (state) {
    case 'running':
      return `The run goes on: figures are of the answers so far and follow it.${runBy === undefined ? '' : ` ${runBy} is at it.`}`
    case 'complete':
      return 'The run is complete.'
    case 'cancelled':
      return 'The run was cancelled: figures are of the answers there are. Resume it to ask the rest.'
    case 'failed':
      return `The run stopped: ${error ?? 'the log does not say why.'} Figures are of the answers there are.`
    case 'unfinished':
      return 'The run ended without saying so, such as by a crash: figures are of the answers there are. Resume it to ask the rest.'
    default:
      return unreachable(state)
  }
}

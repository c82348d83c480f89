import type { Task } from '../../core/benchmark/tasks'
import type { LeaderboardPayload } from '../../protocol/rankingPayloads'
import { button, html } from '../shared/dom'
import { notice } from '../shared/notice'
import { openedPanel } from '../shared/openedPanel'
import type { FigureHost } from '../shared/renderer'
import { tableView } from '../table/tableView'

/** Where two models of a task are compared. */
export interface PairPanel {
  readonly element: HTMLElement
  /** Shows how the second differs from the first, figure by figure. */
  compare(first: string, second: string): void
  close(): void
}

/** Resamples of the intervals of differences. */
const BOOTSTRAP = 1000

const UNKNOWN_SOURCE = 'This output does not say which run it is of, so its models cannot be compared here.'

/** Asks for the comparison of two models over the questions that both answered. */
export function pairPanel({ source, figure }: LeaderboardPayload, task: Task, host: FigureHost): PairPanel {
  const panel = openedPanel(host, {
    class: 'reo-linked reo-pair-panel',
    'data-reo-role': 'pair-panel',
  })
  const cluster = figure?.kind === 'leaderboard' ? figure.cluster : undefined

  function compare(first: string, second: string): void {
    panel.open(`Comparison of ${second} with ${first}`)
    if (source?.run === undefined) return panel.element.append(notice('info', UNKNOWN_SOURCE))
    panel.element.append(notice('waiting', 'Comparing…'))
    panel.lane.ask(
      {
        kind: 'run-figure',
        source,
        figure: {
          kind: 'comparison',
          models: [first, second],
          task,
          ...(cluster !== undefined && { cluster }),
        },
        selection: host.selection?.others() ?? [],
        bootstrap: BOOTSTRAP,
      },
      {
        answered(answer) {
          if (answer.kind !== 'run-figure' || answer.output.kind !== 'table') return
          const place = html('div')
          panel.element.replaceChildren(closeButton(), place)
          tableView(answer.output.payload, { ...host, root: place, choices: new Map() })
        },
        failed(message) {
          const retry = { title: 'Ask again', run: () => compare(first, second) }
          panel.element.replaceChildren(closeButton(), notice('error', message, retry))
        },
      },
    )
  }

  function closeButton(): HTMLElement {
    return html(
      'div',
      { class: 'reo-pair-close' },
      button(
        { class: 'reo-button reo-button-quiet', 'aria-label': 'Close this comparison' },
        panel.close,
        '✕',
      ),
    )
  }

  return { element: panel.element, compare, close: panel.close }
}

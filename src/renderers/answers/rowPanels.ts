import { chainTable } from '../chain/chainView'
import type { AnswersPayload } from '../../protocol/payloads'
import { askWholeOf } from '../shared/answers/askWhole'
import { button, html } from '../shared/dom'
import { notice } from '../shared/notice'
import { openedPanel } from '../shared/openedPanel'
import { type PatchPanel, patchPanel } from '../shared/patchPanel'
import type { FigureHost } from '../shared/renderer'
import { type AnswerPanel, answerPanel } from './answerPanel'

/** What opens below a row: a patch in full, one answer, or all questions about a sample; one thing at a time. */
export interface RowPanels {
  readonly patch: PatchPanel
  readonly answer: AnswerPanel
  readonly chain: ChainPanel
  close(): void
  /** Closes what is open and makes room below a row. */
  openBelow(line: HTMLElement): void
}

/** A place where all questions about one sample are shown in their order. */
export interface ChainPanel {
  readonly element: HTMLElement
  open(sample: string, opener: HTMLElement): void
  close(): void
}

/** @param payload whose source the panels ask */
export function panelsBelowRows(host: FigureHost, payload: AnswersPayload): RowPanels {
  const patch = patchPanel(host)
  const answer = answerPanel(host)
  const chain = chainPanel(host, payload)
  const room = html('td', {}, patch.element, answer.element, chain.element)
  const panelRow = html('tr', { class: 'reo-panel-row' }, room)
  const close = () => {
    patch.close()
    answer.close()
    chain.close()
  }
  return {
    patch,
    answer,
    chain,
    close,
    openBelow(line) {
      close()
      room.colSpan = line.children.length
      line.after(panelRow)
    },
  }
}

function chainPanel(host: FigureHost, { source }: AnswersPayload): ChainPanel {
  const panel = openedPanel(host, { class: 'reo-answer-panel', 'data-reo-role': 'chain-panel' })
  const { element, lane, close } = panel
  const askWhole = askWholeOf(host, source)

  function open(sample: string, opener: HTMLElement): void {
    if (source === undefined) return
    const title = `All questions about ${sample}`
    const place = html('div', {}, notice('waiting', 'Reading the answers…'))
    panel.open(title, opener)
    element.replaceChildren(
      html(
        'div',
        { class: 'reo-linked-header' },
        html('div', { class: 'reo-section-title', role: 'heading', 'aria-level': '5' }, title),
        button({ class: 'reo-button reo-button-quiet', 'aria-label': `Close: ${title}` }, close, '✕'),
      ),
      place,
    )
    lane.ask(
      { kind: 'run-figure', source, figure: { kind: 'chain', sample }, selection: [], bootstrap: 0 },
      {
        answered(answer) {
          if (answer.kind === 'run-figure' && answer.output.kind === 'chain')
            place.replaceChildren(chainTable(answer.output.payload, askWhole?.(sample)))
        },
        failed: (message) => place.replaceChildren(notice('error', message)),
      },
    )
  }

  return { element, open, close }
}

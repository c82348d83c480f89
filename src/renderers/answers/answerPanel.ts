import type { PayloadSource, ShownAnswer } from '../../protocol/payloads'
import { addressOf } from '../shared/answers/askWhole'
import { button, html } from '../shared/dom'
import { notice } from '../shared/notice'
import { openedPanel } from '../shared/openedPanel'
import type { FigureHost } from '../shared/renderer'
import { correctionForm, type Decision } from './correctionForm'
import { promptView } from './promptView'

/** An answer that can be asked about and corrected, in the run that its output shows. */
export interface RunAnswer {
  readonly sample: string
  readonly answer: ShownAnswer
  /** The model's name for people. */
  readonly title: string
  readonly source: PayloadSource
}

/** A place where one answer at a time is corrected, or shown with what led to it. */
export interface AnswerPanel {
  readonly element: HTMLElement
  /** @param onCorrected told the answer as the log then has it */
  correct(about: RunAnswer, opener: HTMLElement, onCorrected: (answer: ShownAnswer) => void): void
  showPrompt(about: RunAnswer, opener: HTMLElement): void
  close(): void
}

/** @param host whose extension keeps the run log */
export function answerPanel(host: FigureHost): AnswerPanel {
  const panel = openedPanel(host, { class: 'reo-answer-panel', 'data-reo-role': 'answer-panel' })
  const { element, lane, close } = panel

  function open(heading: string, opener: HTMLElement, ...content: readonly HTMLElement[]): void {
    panel.open(heading, opener)
    element.replaceChildren(
      html(
        'div',
        { class: 'reo-linked-header' },
        html('div', { class: 'reo-section-title', role: 'heading', 'aria-level': '5' }, heading),
        button({ class: 'reo-button reo-button-quiet', 'aria-label': `Close: ${heading}` }, close, '✕'),
      ),
      ...content,
    )
  }

  function correct(about: RunAnswer, opener: HTMLElement, onCorrected: (answer: ShownAnswer) => void): void {
    const { answer, source, title, sample } = about
    const status = html('div')
    const save = (decision: Decision) => {
      status.replaceChildren(notice('waiting', 'Writing into the run log…'))
      lane.ask(
        { kind: 'correction', source, correction: { ...addressOf(sample, answer), ...decision } },
        {
          answered(reply) {
            if (reply.kind !== 'corrected') return
            close()
            onCorrected(reply.answer)
          },
          failed: (message) => status.replaceChildren(notice('error', message)),
        },
      )
    }
    const form = correctionForm(answer, save, close)
    open(`Correct how the answer of ${title} about ${sample} is read`, opener, form, status)
    form.querySelector('select')?.focus({ preventScroll: true })
  }

  function showPrompt(about: RunAnswer, opener: HTMLElement): void {
    const place = html('div', {}, notice('waiting', 'Making the prompt again…'))
    open(`What ${about.title} was sent about ${about.sample}`, opener, place)
    lane.ask(
      { kind: 'prompt', source: about.source, answer: addressOf(about.sample, about.answer) },
      {
        answered(reply) {
          if (reply.kind === 'prompt') place.replaceChildren(promptView(reply.prompt))
        },
        failed: (message) => place.replaceChildren(notice('error', message)),
      },
    )
  }

  return { element, correct, showPrompt, close }
}

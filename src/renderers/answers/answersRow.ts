import { answerOf } from '../../core/metrics/answers/askedQuestion'
import type { AnswersPayload, AnswersRow, ShownAnswer } from '../../protocol/payloads'
import type { AskWhole } from '../shared/answers/answerWords'
import { isInWords, modelCell } from '../shared/answers/modelCell'
import { button, html } from '../shared/dom'
import { formatBareValue } from '../shared/format'
import { thumbnail } from '../shared/pictures'
import { valueLine } from '../shared/valueLine'
import { differenceCell } from './differenceCell'
import { differences } from './differences'
import type { RowPanels } from './rowPanels'
import type { RowMarks } from './rowMarks'

export interface RowParts {
  readonly payload: AnswersPayload
  /** Size of the error that fills a bar. */
  readonly largest: number
  readonly panels: RowPanels
  /** Absent where the output shows no run, whose samples could be selected. */
  readonly marks: RowMarks | undefined
  /** Within which numbers are right, in the task's unit; as is usual in the task when absent. */
  readonly tolerance: number | undefined
  readonly askWhole: ((sample: string) => AskWhole) | undefined
  /** Told an answer of the row as the run log then has it. */
  onCorrected(answer: ShownAnswer): void
}

/** One question about one patch: picture, truth, and every model's answer with what can be done with it. */
export function answersRow(row: AnswersRow, parts: RowParts): HTMLElement {
  const { payload, largest, panels, marks, tolerance, askWhole, onCorrected } = parts
  const { task, models, source } = payload
  const answers = models.map((model) => ({
    ...model,
    answer: answerOf(row, model.id),
    repeats: row.answers.filter(({ model: id, repeat = 0 }) => id === model.id && repeat > 0),
  }))
  const [first, second] = answers.length === 2 ? answers.map(({ answer }) => answer) : []
  const differing = first && second && differences(first.raw, second.raw)
  const line: HTMLElement = html(
    'tr',
    { 'data-reo-sample': row.sample },
    html(
      'th',
      { scope: 'row', class: 'reo-answers-patch' },
      picture(),
      html(
        'span',
        { class: 'reo-answers-name' },
        marks?.box(row.sample),
        html('span', { class: 'reo-patch-id', title: row.sample }, row.sample),
      ),
      row.question !== undefined && html('span', { class: 'reo-question' }, row.question),
      source?.run !== undefined &&
        opening(
          {
            class: 'reo-link',
            'data-reo-action': 'chain',
            'aria-label': `All questions about ${row.sample}`,
          },
          (opener) => panels.chain.open(row.sample, opener),
          'All questions',
        ),
    ),
    html('td', { class: 'reo-truth' }, truthOf(row, task)),
    ...answers.map(({ title, answer, repeats }, index) =>
      modelCell({
        task,
        answer,
        repeats,
        truth: row.truth,
        largest,
        actions: answer === undefined ? [] : actionsOn(answer, title),
        differing: differing?.[index],
        askWhole: askWhole?.(row.sample),
      }),
    ),
    answers.length === 2 && differenceCell({ task, truth: row.truth, sides: answers, tolerance }),
  )
  return line

  function picture(): HTMLElement {
    const image = thumbnail(row.thumbnail, `Patch ${row.sample}`)
    if (source === undefined) return image
    const show = (opener: HTMLElement) => panels.patch.open(row.sample, source, opener)
    return opening({ class: 'reo-thumbnail-button', title: `Show ${row.sample} in full` }, show, image)
  }

  function actionsOn(answer: ShownAnswer, title: string): readonly HTMLElement[] {
    if (source?.run === undefined) return []
    const about = { sample: row.sample, answer, title, source }
    const correct = (opener: HTMLElement) => panels.answer.correct(about, opener, onCorrected)
    const showPrompt = (opener: HTMLElement) => panels.answer.showPrompt(about, opener)
    const named = (what: string) => `${what}: ${title} about ${row.sample}`
    return [
      ...(isInWords(answer) && answer.status !== 'error'
        ? [
            opening(
              { class: 'reo-link', 'data-reo-action': 'correct', 'aria-label': named('Correct') },
              correct,
              'Correct…',
            ),
          ]
        : []),
      ...(answer.promptHash === undefined
        ? []
        : [
            opening(
              { class: 'reo-link', 'data-reo-action': 'prompt', 'aria-label': named('What was sent') },
              showPrompt,
              'What was sent',
            ),
          ]),
    ]
  }

  /** A button that opens something below the row, and closes it again. */
  function opening(
    attributes: Readonly<Record<string, string>>,
    open: (opener: HTMLElement) => void,
    content: HTMLElement | string,
  ): HTMLElement {
    const opener = button(
      { ...attributes, 'aria-expanded': 'false' },
      () => {
        const isOpen = opener.getAttribute('aria-expanded') === 'true'
        panels.close()
        if (isOpen) return
        panels.openBelow(line)
        open(opener)
      },
      content,
    )
    return opener
  }
}

function truthOf({ truth }: AnswersRow, task: AnswersPayload['task']): HTMLElement {
  if (truth === null) return html('span', { class: 'reo-muted' }, 'not known')
  return valueLine(task, truth, formatBareValue(task, truth))
}

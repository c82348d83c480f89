import type { Task } from '../../core/benchmark/tasks'
import type { AnswersPayload } from '../../protocol/payloads'
import type { OutputHost } from '../shared/renderer'
import { type AnswersChoice, choiceOf, type AnswersFigure, figureOf } from './answersChoice'
import { heldAnswers } from './heldAnswers'

/** Where rows of answers come from: the run that an output shows, or what it holds itself. */
export interface AnswersSource {
  choice(): AnswersChoice
  /** Tells the first rows; where the output was drawn before, as they were chosen then. */
  begin(): void
  /** Chooses otherwise; the rows are told once they are there. */
  choose(choice: AnswersChoice): void
  /** Asks for the rows from one on; absent where nobody has more. */
  readonly more?: (
    offset: number,
    handlers: { answered(payload: AnswersPayload): void; failed(message: string): void },
  ) => void
}

/** What was chosen of an output, by what outlives its being drawn again. */
const KEPT = new WeakMap<
  ReadonlyMap<string, string>,
  { readonly task: Task; readonly choice: AnswersChoice }
>()

/** @param onRows told the rows after every choice, and when the selection of the run changes */
export function answersSource(
  whole: AnswersPayload,
  host: OutputHost<'answers'>,
  onRows: (payload: AnswersPayload) => void,
): AnswersSource {
  const { figure, source } = whole
  const { remake, onNarrowed, selection, choices } = host
  const kept = KEPT.get(choices)
  let choice = choiceOf(whole)
  const keep = (next: AnswersChoice) => {
    choice = next
    KEPT.set(choices, { task: whole.task, choice })
  }
  if (
    figure?.kind !== 'answers' ||
    source === undefined ||
    remake === undefined ||
    onNarrowed === undefined ||
    selection === undefined
  ) {
    const choose = (next: AnswersChoice) => {
      keep(next)
      onRows(heldAnswers(whole, choice))
    }
    return {
      choice: () => choice,
      choose,
      begin() {
        if (kept?.task === whole.task) choose(kept.choice)
        else onRows(whole)
      },
    }
  }
  const lane = host.channel.openLane(host.signal)
  onNarrowed((narrowed) => {
    lane.cancel()
    onRows(narrowed ?? whole)
  })
  const now = (): AnswersFigure => figureOf(figure, choice)
  const choose = (next: AnswersChoice) => {
    keep(next)
    lane.cancel()
    remake(now())
  }
  return {
    choice: () => choice,
    choose,
    begin() {
      onRows(whole)
      if (kept?.task === whole.task) choose(kept.choice)
    },
    more(offset, { answered, failed }) {
      const query = {
        kind: 'run-figure',
        source,
        figure: { ...now(), offset },
        selection: selection.others(),
        bootstrap: 0,
      } as const
      lane.ask(query, {
        failed,
        answered(answer) {
          if (answer.kind === 'run-figure' && answer.output.kind === 'answers')
            answered(answer.output.payload)
        },
      })
    },
  }
}

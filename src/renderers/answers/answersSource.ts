import type { AnswersPayload } from '../../protocol/payloads'
import type { OutputHost } from '../shared/renderer'
import { type AnswersChoice, choiceOf, type AnswersFigure, figureOf } from './answersChoice'
import { heldAnswers } from './heldAnswers'

/** Where rows of answers come from: the run that an output shows, or what it holds itself. */
export interface AnswersSource {
  choice(): AnswersChoice
  /** Chooses otherwise; the rows are told once they are there. */
  choose(choice: AnswersChoice): void
  /** Asks for the rows from one on; absent where nobody has more. */
  readonly more?: (
    offset: number,
    handlers: { answered(payload: AnswersPayload): void; failed(message: string): void },
  ) => void
}

/** @param onRows told the rows after every choice, and when the selection of the run changes */
export function answersSource(
  whole: AnswersPayload,
  host: OutputHost<'answers'>,
  onRows: (payload: AnswersPayload) => void,
): AnswersSource {
  const { figure, source } = whole
  const { remake, onNarrowed, selection } = host
  let choice = choiceOf(whole)
  if (
    figure?.kind !== 'answers' ||
    source === undefined ||
    remake === undefined ||
    onNarrowed === undefined ||
    selection === undefined
  ) {
    return {
      choice: () => choice,
      choose(next) {
        choice = next
        onRows(heldAnswers(whole, choice))
      },
    }
  }
  const lane = host.channel.openLane(host.signal)
  onNarrowed((narrowed) => {
    lane.cancel()
    onRows(narrowed ?? whole)
  })
  const now = (): AnswersFigure => figureOf(figure, choice)
  return {
    choice: () => choice,
    choose(next) {
      choice = next
      lane.cancel()
      remake(now())
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

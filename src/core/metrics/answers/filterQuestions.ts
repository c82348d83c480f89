import type { AnswerStatus } from '../../models/model'
import type { Agreement } from './agreement'
import {
  agreementIn,
  type AnswerFilter,
  FILTER_PARTS,
  fulfilsPart,
  isCandidate,
  verdictsIn,
} from './answerFilter'
import type { AskedQuestion } from './askedQuestion'
import type { Verdict } from './verdict'

/** How many questions there are of each choice of a filter, while its other parts stay as they are. */
export interface FilterCounts {
  /** Questions in all, whatever the filter. */
  readonly asked: number
  /** Samples of the questions that are wanted. */
  readonly samples: number
  readonly statuses: Readonly<Record<AnswerStatus, number>>
  readonly agreements: Readonly<Record<Agreement, number>>
  /** By the first model's verdict, then the second's; absent unless there are two. */
  readonly verdicts?: VerdictCounts
}

/** Questions by the verdict on one model's answer, then on another's. */
export type VerdictCounts = Readonly<Record<Verdict, Readonly<Record<Verdict, number>>>>

export interface FilteredQuestions<Question> {
  readonly wanted: readonly Question[]
  readonly counts: FilterCounts
}

/**
 * The questions that a filter wants, and the counts of every other choice.
 * @param questions with the answers of the given models alone
 * @param models ids, in their order
 */
export function filterQuestions<Question extends AskedQuestion>(
  questions: readonly Question[],
  models: readonly string[],
  filter: AnswerFilter = {},
): FilteredQuestions<Question> {
  const wanted: Question[] = []
  const statuses = { answered: 0, refused: 0, unparseable: 0, 'out-of-range': 0, ambiguous: 0, error: 0 }
  const agreements = { same: 0, differ: 0 }
  const verdicts = { right: noVerdicts(), wrong: noVerdicts(), unanswered: noVerdicts() }
  for (const question of questions) {
    const failed = FILTER_PARTS.filter((part) => !fulfilsPart(part, question, models, filter))
    const onlyIfChosen = (part: (typeof FILTER_PARTS)[number]) => failed.every((other) => other === part)
    if (failed.length === 0) wanted.push(question)
    if (onlyIfChosen('answer')) for (const status of statusesIn(question)) statuses[status]++
    if (onlyIfChosen('agreement')) {
      const agreement = agreementIn(question, filter)
      if (agreement !== undefined) agreements[agreement]++
    }
    if (onlyIfChosen('verdicts')) {
      const found = verdictsIn(question, models, filter)
      if (found !== undefined) verdicts[found[0]][found[1]]++
    }
  }

  function statusesIn(question: Question): ReadonlySet<AnswerStatus> {
    const found = new Set<AnswerStatus>()
    for (const answer of question.answers) if (isCandidate(question, answer, filter)) found.add(answer.status)
    return found
  }

  return {
    wanted,
    counts: {
      asked: questions.length,
      samples: new Set(wanted.map(({ sample }) => sample)).size,
      statuses,
      agreements,
      ...(models.length === 2 && { verdicts }),
    },
  }
}

function noVerdicts() {
  return { right: 0, wrong: 0, unanswered: 0 }
}

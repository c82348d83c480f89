import { TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import { unreachable } from '../../errors'
import { disagreementOf } from './agreement'
import { unansweredIn } from './answerSpread'
import type { AskedQuestion } from './askedQuestion'
import { lossIn } from './loss'
import { predictionOf } from './prediction'

/**
 * How questions are put in order: by error, by how far models disagree, by how many of them gave no answer, by what is
 * true, or by sample id.
 */
export const ANSWER_ORDERS = ['worst', 'best', 'disagreement', 'unanswered', 'truth', 'id'] as const
export type AnswerOrder = (typeof ANSWER_ORDERS)[number]

/**
 * Puts questions in order. The error of one is the largest difference from the truth over the models, or the number of
 * models that are wrong where answers are labels. What has no error, truth or disagreement comes last.
 * @param model whose error alone counts; all models' when absent
 */
export function sortQuestions<Question extends AskedQuestion>(
  questions: readonly Question[],
  order: AnswerOrder,
  model?: string,
): readonly Question[] {
  switch (order) {
    case 'id':
      return questions.toSorted((a, b) => NATURAL.compare(a.sample, b.sample))
    case 'truth':
      return byKey(questions, ({ truth }) => (truth === null ? undefined : truth), 1)
    case 'disagreement':
      return byKey(questions, ({ task, answers }) => disagreementOf(task, answers), -1)
    case 'unanswered':
      return byKey(questions, unansweredIn, -1)
    case 'worst':
      return byKey(questions, (question) => errorOf(question, model), -1)
    case 'best':
      return byKey(questions, (question) => errorOf(question, model), 1)
    default:
      return unreachable(order)
  }
}

const NATURAL = new Intl.Collator('en', { numeric: true })

function byKey<Question extends AskedQuestion>(
  questions: readonly Question[],
  keyOf: (question: Question) => number | string | boolean | undefined,
  direction: 1 | -1,
): readonly Question[] {
  return questions
    .map((question) => ({ question, key: keyOf(question) }))
    .sort(({ key: a }, { key: b }) => {
      if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
      if (typeof a === 'number' && typeof b === 'number') return direction * (a - b)
      return direction * NATURAL.compare(String(a), String(b))
    })
    .map(({ question }) => question)
}

function errorOf({ task, truth, answers }: AskedQuestion, model: string | undefined): number | undefined {
  const lossOf = lossIn({ task })
  const isQuantity = TASK_DESCRIPTIONS[task].kind === 'regression'
  let error: number | undefined
  for (const answer of answers) {
    if (model !== undefined && answer.model !== model) continue
    const loss = lossOf(predictionOf(answer), truth)
    if (loss !== null) error = isQuantity ? Math.max(error ?? 0, loss) : (error ?? 0) + loss
  }
  return error
}

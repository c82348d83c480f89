import { tasksAskedFor } from '../../dataset/annotations/questions'
import { numeralsIn } from '../../answers/numbers/numerals'
import { endsAsQuestion } from './form'
import type { TextRule } from './rule'

/** A question asks for its task and no other, so that its answer is read as what it is, and does not tell the answer. */
export const questionRule: TextRule = {
  id: 'question',
  title: 'The question asks for another task, for several, or tells the answer',
  problem: ({ task, aspect, question }, { expected }) => {
    const asked = tasksAskedFor(question)
    const wanted = aspect === 'description' ? [] : [task]
    if (asked.join() !== wanted.join()) {
      return `asks for ${asked.length === 0 ? 'none of the tasks' : asked.join(' and ')}`
    }
    if (!endsAsQuestion(question)) return 'does not end as a question'
    const isTold =
      typeof expected === 'number' &&
      (task === 'agb' || task === 'patchCount') &&
      numeralsIn(question.toLowerCase()).some(({ value }) => Math.abs(value - expected) < 0.05)
    return isTold ? 'tells the answer' : undefined
  },
}

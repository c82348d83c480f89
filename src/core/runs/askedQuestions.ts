import type { Task } from '../benchmark/tasks'
import type { AskedQuestion } from '../metrics/answers/askedQuestion'
import type { AnswerLine } from './runLog'

/**
 * The questions of a task with the answers of some models, in the order of the log.
 * @param models ids; what others answered is left out
 */
export function askedQuestions(
  answers: readonly AnswerLine[],
  task: Task,
  models: readonly string[],
): readonly AskedQuestion<AnswerLine>[] {
  const wanted = new Set(models)
  const questions = new Map<string, AskedQuestion<AnswerLine> & { readonly answers: AnswerLine[] }>()
  for (const answer of answers) {
    if (answer.task !== task || !wanted.has(answer.model)) continue
    const { sample, question, truth } = answer
    const key = question === undefined ? sample : `${sample}\n${question}`
    const asked = questions.get(key)
    if (asked === undefined) {
      questions.set(key, {
        sample,
        task,
        ...(question !== undefined && { question }),
        truth,
        answers: [answer],
      })
    } else {
      asked.answers.push(answer)
    }
  }
  return [...questions.values()]
}

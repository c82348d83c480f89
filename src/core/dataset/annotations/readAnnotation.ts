import type { Task } from '../../benchmark/tasks'
import type { QuestionAnswer } from '../sample'
import { tasksAskedFor } from './questions'
import { activityOfText, type Quantity, truthOfText } from './truthOfText'

/** What a question and its answer in words say is true. */
export type AnnotationReading =
  | { readonly kind: 'truth'; readonly task: Quantity; readonly value: number }
  | { readonly kind: 'truth'; readonly task: 'humanActivity'; readonly value: QuestionAnswer }
  /** It is about a task, and yet its answer is no truth: a refusal, a range, several values. */
  | { readonly kind: 'unread'; readonly task: Task; readonly problem: string }
  /** It is about none of the tasks, such as a caption. */
  | { readonly kind: 'other' }

/**
 * Reads one question with its answer. Which task it is about is told by the question's words; where they speak of
 * several, by which of them the answer fits. What fits several is read as none: truth is not guessed.
 * @param known the task, where a column names it
 */
export function readAnnotation(pair: QuestionAnswer, known?: Task): AnnotationReading {
  const tasks = known === undefined ? tasksAskedFor(pair.question) : [known]
  if (tasks.length === 0) return readWithoutQuestion(pair.answer)
  const readings = tasks.map((task) => readAs(task, pair))
  const all = readings.filter((reading) => reading.kind === 'truth')
  // Any text may answer a question about human activity, so a number decides against it.
  const isNumber = all.some(({ task }) => task === 'agb' || task === 'patchCount')
  const truths = isNumber ? all.filter(({ task }) => task !== 'humanActivity') : all
  if (truths.length === 1) return truths[0]
  if (truths.length === 0) return readings[readings.length - 1]
  return { kind: 'unread', task: tasks[0], problem: `it may be about ${tasks.join(' or ')}` }
}

/** Only a biomass with its unit tells by itself what it is. */
function readWithoutQuestion(answer: string): AnnotationReading {
  const hasUnit = /\b(?:mg|t|tons?|tonnes?)\s*(?:\/|per|\s)\s*ha\b/i.test(answer)
  const { value } = hasUnit ? truthOfText('agb', answer) : NO_TRUTH
  return value === undefined ? { kind: 'other' } : { kind: 'truth', task: 'agb', value }
}

const NO_TRUTH: { readonly value?: number } = {}

function readAs(task: Task, { question, answer }: QuestionAnswer): AnnotationReading {
  if (task === 'humanActivity') {
    const activity = activityOfText(question, answer)
    if (activity === undefined) return { kind: 'unread', task, problem: 'it is a refusal' }
    return { kind: 'truth', task, value: { question, answer: activity } }
  }
  const { value, problem = 'it holds no value' } = truthOfText(task, answer, question)
  return value === undefined ? { kind: 'unread', task, problem } : { kind: 'truth', task, value }
}

import type { Task } from '../../benchmark/tasks'
import { unreachable } from '../../errors'
import type { Label } from '../labels'
import type { QuestionAnswer } from '../sample'
import { biomassOfText } from './biomassOfText'
import { landCoverOfText } from './landCoverOfText'
import { patchCountOfText } from './patchCountOfText'
import { tasksAskedFor } from './questions'
import { isRefusal } from './refusals'
import { yesOrNo } from './yesOrNo'

/** What a question and its answer in words say is true. */
export type AnswerReading =
  | { readonly kind: 'truth'; readonly task: 'landCover' | 'patchCount' | 'agb'; readonly value: number }
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
export function readAnswer(pair: QuestionAnswer, known?: Task): AnswerReading {
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
function readWithoutQuestion(answer: string): AnswerReading {
  const hasUnit = /\b(?:mg|t|tons?|tonnes?)\s*(?:\/|per|\s)\s*ha\b/i.test(answer)
  const { value } = hasUnit ? biomassOfText(answer) : {}
  return value === undefined ? { kind: 'other' } : { kind: 'truth', task: 'agb', value }
}

function readAs(task: Task, { question, answer }: QuestionAnswer): AnswerReading {
  switch (task) {
    case 'humanActivity':
      if (isRefusal(answer)) return { kind: 'unread', task, problem: 'it is a refusal' }
      return { kind: 'truth', task, value: { question, answer: yesOrNo(question, answer) ?? answer } }
    case 'landCover':
      return readingOf(task, landCoverOfText(answer))
    case 'patchCount':
      return readingOf(task, patchCountOfText(answer))
    case 'agb':
      return readingOf(task, biomassOfText(answer))
    default:
      return unreachable(task)
  }
}

function readingOf(
  task: 'landCover' | 'patchCount' | 'agb',
  { value, problem = 'it holds no value' }: Label,
): AnswerReading {
  return value === undefined ? { kind: 'unread', task, problem } : { kind: 'truth', task, value }
}

import { type Task, TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import type { QuestionAnswer, Truth } from '../sample'
import { type AnnotationReading, readAnnotation } from './readAnnotation'
import type { Quantity } from './truthOfText'

/** A question with its answer, and its task where the table names it. */
export interface Annotation extends QuestionAnswer {
  readonly task?: Task
}

/** What several questions and answers about one sample say is true, and what is wrong with them. */
export interface AnnotatedTruth {
  readonly truth: Truth
  /** Answers that are no truth. */
  readonly problems: readonly string[]
  /** Tasks about which answers say different things. */
  readonly disagreements: readonly string[]
}

/**
 * Truth of a sample from all that was asked about it. Answers about none of the tasks are passed over; an answer that
 * is no truth is a problem, and where two disagree there is no truth.
 */
export function truthOfAnnotations(annotations: readonly Annotation[]): AnnotatedTruth {
  const problems: string[] = []
  const disagreements: string[] = []
  const numbers = new Map<Quantity, number>()
  const disputed = new Set<Task>()
  const humanActivity: QuestionAnswer[] = []
  for (const annotation of annotations) {
    const reading = readAnnotation(annotation, annotation.task)
    if (reading.kind === 'unread') problems.push(unreadProblem(annotation, reading))
    if (reading.kind !== 'truth') continue
    if (reading.task === 'humanActivity') {
      humanActivity.push(reading.value)
      continue
    }
    const known = numbers.get(reading.task)
    if (known !== undefined && known !== reading.value) {
      const title = TASK_DESCRIPTIONS[reading.task].title.toLowerCase()
      disagreements.push(
        `its answers disagree about the ${title}: ${known} and ${reading.value}; it is left out`,
      )
      disputed.add(reading.task)
    }
    numbers.set(reading.task, reading.value)
  }
  for (const task of numbers.keys()) if (disputed.has(task)) numbers.delete(task)
  return {
    truth: { ...(humanActivity.length > 0 && { humanActivity }), ...Object.fromEntries(numbers) },
    problems,
    disagreements,
  }
}

/** An answer longer than this is shown by its start. */
const SHOWN_LENGTH = 80

function unreadProblem(
  { answer }: Annotation,
  { task, problem }: Extract<AnnotationReading, { kind: 'unread' }>,
): string {
  const shown = answer.length > SHOWN_LENGTH ? `${answer.slice(0, SHOWN_LENGTH)}…` : answer
  return `the answer "${shown}" is no ${TASK_DESCRIPTIONS[task].title.toLowerCase()}: ${problem}; it is left out`
}

import { type Task, TASKS } from '../benchmark/tasks'
import type { Sample } from '../dataset/sample'
import type { BatchModel, Model } from '../models/model'
import { truthOf } from '../models/truthOf'
import type { AnsweredIndex } from './answeredIndex'
import { answerKey } from './runFold'

/** Samples that a model is to be asked the same tasks about. */
export interface Job {
  readonly tasks: readonly Task[]
  readonly samples: readonly Sample[]
}

/** What is still to be asked of a model about some samples, in as few jobs as there are differing lists of tasks. */
export function openJobs(
  model: BatchModel,
  samples: readonly Sample[],
  tasks: readonly Task[],
  answered: AnsweredIndex,
): Job[] {
  const jobs = new Map<string, { tasks: readonly Task[]; samples: Sample[] }>()
  const able = tasksOf(model, tasks)
  for (const sample of samples) {
    const isOpen = (task: Task) =>
      questionsAbout(model, sample, [task], answered).some(({ isAnswered }) => !isAnswered)
    const open = answered.size === 0 ? able : able.filter(isOpen)
    if (open.length === 0) continue
    const key = open.join()
    const job = jobs.get(key) ?? { tasks: open, samples: [] }
    job.samples.push(sample)
    jobs.set(key, job)
  }
  return [...jobs.values()]
}

/** Those of the tasks wanted that a model can do. */
export function tasksOf({ description }: Pick<Model, 'description'>, tasks: readonly Task[]): Task[] {
  return tasks.filter((task) => description.tasks.includes(task))
}

/** What a model is asked about a sample, in the order of the logical chain. */
export interface Asked {
  readonly task: Task
  readonly question?: string
  readonly repeat: number
  readonly key: string
  /** True where an earlier run has the answer, which stands. */
  readonly isAnswered: boolean
}

/**
 * Every question to a model about a sample, answered already or not. A task with several questions per sample and no
 * truth has one without words of its own.
 */
export function questionsAbout(
  model: Pick<Model, 'description' | 'repeats'>,
  sample: Sample,
  tasks: readonly Task[],
  answered: AnsweredIndex,
): readonly Asked[] {
  const { id } = model.description
  const able = tasksOf(model, tasks)
  const asked: Asked[] = []
  for (const task of TASKS) {
    if (!able.includes(task)) continue
    for (const question of wordsOf(sample, task)) {
      for (let repeat = 0; repeat < model.repeats; repeat++) {
        const about = { task, ...(question !== undefined && { question }), repeat }
        const key = answerKey({ sample: sample.id, model: id, ...about })
        asked.push({ ...about, key, isAnswered: answered.has(key) })
      }
    }
  }
  return asked
}

/** The questions of a task about a sample; undefined for one that has no words of its own. */
function wordsOf({ truth }: Sample, task: Task): readonly (string | undefined)[] {
  const known = truthOf(truth, task)
  return known.length === 0 ? [undefined] : known.map(({ question }) => question)
}

import type { Task } from '../benchmark/tasks'
import type { Sample } from '../dataset/sample'
import type { Model } from '../models/model'
import { truthOf } from '../models/truthOf'
import { answerKey } from './runFold'
import type { Run } from './runLog'

/** Samples that a model is to be asked the same tasks about. */
export interface Job {
  readonly tasks: readonly Task[]
  readonly samples: readonly Sample[]
}

/** Keys of what a run has answered already; what ended in an error is asked again. */
export function answeredKeys(run: Run | undefined): ReadonlySet<string> {
  const answered = run?.answers.filter(({ status }) => status !== 'error') ?? []
  return new Set(answered.map(answerKey))
}

/** What is still to be asked of a model about some samples, in as few jobs as there are differing lists of tasks. */
export function openJobs(
  model: Model,
  samples: readonly Sample[],
  tasks: readonly Task[],
  answered: ReadonlySet<string>,
): Job[] {
  const jobs = new Map<string, { tasks: readonly Task[]; samples: Sample[] }>()
  const able = tasksOf(model, tasks)
  const { id } = model.description
  for (const sample of samples) {
    const open = answered.size === 0 ? able : able.filter((task) => !isAnswered(id, sample, task, answered))
    if (open.length === 0) continue
    const key = open.join()
    const job = jobs.get(key) ?? { tasks: open, samples: [] }
    job.samples.push(sample)
    jobs.set(key, job)
  }
  return [...jobs.values()]
}

/** Those of the tasks wanted that a model can do. */
export function tasksOf({ description }: Model, tasks: readonly Task[]): Task[] {
  return tasks.filter((task) => description.tasks.includes(task))
}

/** A task of several questions is answered when each of them is; one without truth still has one question. */
function isAnswered(model: string, sample: Sample, task: Task, answered: ReadonlySet<string>): boolean {
  const known = truthOf(sample.truth, task)
  const questions = task === 'humanActivity' ? known.map(({ question }) => question) : [undefined]
  return questions.every((question) => answered.has(answerKey({ sample: sample.id, model, task, question })))
}

import { isTask, type Task } from '../../benchmark/tasks'

/** Which question a request of a batch asks. */
export interface BatchQuestion {
  readonly task: Task
  /** Place of the question among those that the task has for the sample. */
  readonly index: number
  readonly repeat: number
  /** Sample id. */
  readonly sample: string
}

/** A request's id, which its result bears too: `agb:0:0:SAMPLE`. Results need nothing else to find their place. */
export function customId({ task, index, repeat, sample }: BatchQuestion): string {
  return `${task}:${index}:${repeat}:${sample}`
}

/** What an id stands for; undefined where it is none of ours. */
export function parseCustomId(id: string): BatchQuestion | undefined {
  const [, task, index, repeat, sample] = /^([^:]+):(\d+):(\d+):(.+)$/s.exec(id) ?? []
  if (sample === undefined || task === undefined || !isTask(task)) return undefined
  return { task, index: Number(index), repeat: Number(repeat), sample }
}

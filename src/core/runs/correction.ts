import { landCoverClass } from '../benchmark/landCover'
import type { Task } from '../benchmark/tasks'
import { ReoError, unreachable } from '../errors'
import { ANSWER_STATUSES, type AnswerStatus, type AnswerValue } from '../models/model'

/** What a person may find an answer to be; a failure to ask is none. */
export const CORRECTED_STATUSES = ANSWER_STATUSES.filter(
  (status): status is Exclude<AnswerStatus, 'error'> => status !== 'error',
)

/** Which answer is corrected. */
export interface CorrectedAnswer {
  /** Id. */
  readonly sample: string
  /** Id of the model that gave the answer. */
  readonly model: string
  /** What was asked. */
  readonly task: Task
  /** Needed where the sample has several questions of the task. */
  readonly question?: string
  /** The first where the question was asked several times, when absent. */
  readonly repeat?: number
}

/** A reading corrected by hand, or earlier corrections taken back. */
export interface Correction extends CorrectedAnswer {
  /** What the answer is; absent only to undo. */
  readonly status?: (typeof CORRECTED_STATUSES)[number]
  /** What it says, where it is answered. */
  readonly value?: AnswerValue
  /** Brings the reading back as it was. */
  readonly undo?: boolean
  /** The reason, for those who read the run. */
  readonly why: string
  /** Who says so; the name of the system's user when absent. */
  readonly by?: string
}

/** @throws ReoError when status or value are missing, are too much, or are none of the task */
export function checkCorrection({ sample, task, status, value, undo = false }: Correction): void {
  const refuse = (message: string, mend: string) => {
    throw new ReoError(message, { where: `the correction of ${sample}`, mend })
  }
  if (undo) {
    if (status !== undefined || value !== undefined)
      refuse('To undo needs no status and no value', 'Leave them out.')
    return
  }
  if (status === undefined) refuse('A correction needs a status', 'Give one, or undo.')
  if (value === undefined) {
    if (status === 'answered') refuse('An answer needs its value', `Give ${VALUES[task]}.`)
    return
  }
  if (status !== 'answered' && status !== 'out-of-range')
    refuse(`What is ${String(status)} has no value`, 'Leave the value out.')
  if (!isValueOf(task, value))
    refuse(`${JSON.stringify(value)} is no value of the task ${task}`, `Give ${VALUES[task]}.`)
}

const VALUES: Readonly<Record<Task, string>> = {
  humanActivity: 'yes, no, or a text',
  landCover: 'the code of a land-cover class, such as 112',
  patchCount: 'a whole number',
  agb: 'a number of Mg/ha',
}

function isValueOf(task: Task, value: AnswerValue): boolean {
  switch (task) {
    case 'humanActivity':
      return typeof value === 'boolean' || (typeof value === 'string' && value.trim() !== '')
    case 'landCover':
      return typeof value === 'number' && landCoverClass(value) !== undefined
    case 'patchCount':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0
    case 'agb':
      return typeof value === 'number' && Number.isFinite(value)
    default:
      return unreachable(task)
  }
}

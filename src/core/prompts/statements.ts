import { landCoverLabel } from '../benchmark/landCover'
import { type Task, TASKS } from '../benchmark/tasks'
import type { Truth } from '../dataset/sample'
import type { Answer } from '../models/model'

/** A task's truth in the words of a good answer; undefined where there is none. */
export function trueAnswer(task: Task, truth: Truth, question: string | undefined): string | undefined {
  switch (task) {
    case 'humanActivity':
      return (truth.humanActivity?.find((pair) => pair.question === question) ?? truth.humanActivity?.[0])
        ?.answer
    case 'landCover':
      return truth.landCover === undefined ? undefined : landCoverLabel(truth.landCover)
    case 'patchCount':
      return truth.patchCount === undefined ? undefined : String(truth.patchCount)
    case 'agb':
      return truth.agb === undefined ? undefined : `${truth.agb.toFixed(1)} Mg/ha`
  }
}

const NAMES: Readonly<Record<Task, string>> = {
  humanActivity: 'Human activity',
  landCover: 'Land cover',
  patchCount: 'Ecological patches',
  agb: 'Above-ground biomass',
}

/** What is true of the tasks before one in the logical chain, a line each. */
export function trueStatements(before: Task, truth: Truth): readonly string[] {
  return TASKS.slice(0, TASKS.indexOf(before)).flatMap((task) => {
    if (task === 'humanActivity') {
      return (truth.humanActivity ?? []).map(({ question, answer }) => `${question} ${answer}`)
    }
    const answer = trueAnswer(task, truth, undefined)
    return answer === undefined ? [] : [`${NAMES[task]}: ${answer}`]
  })
}

/** What a model said before, a line each; answers that never came are left out. */
export function ownStatements(earlier: readonly Answer[]): readonly string[] {
  return earlier
    .filter(({ status }) => status !== 'error')
    .map(({ task, question, raw }) => `${question ?? `${NAMES[task]}:`} ${raw.trim()}`)
}

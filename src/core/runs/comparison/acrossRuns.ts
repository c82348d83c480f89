import { TASKS } from '../../benchmark/tasks'
import { ReoError } from '../../errors'
import { type AnswerGroup, groupAnswers } from '../answerGroups'
import type { Run } from '../runLog'

/** Two groups of answers to the same task, to be compared. */
export type GroupPair = readonly [first: AnswerGroup, second: AnswerGroup]

/**
 * Two models of one run, task by task.
 * @throws ReoError when the run did not ask one of them, or no task of both
 */
export function pairsWithin(run: Run, first: string, second: string): readonly GroupPair[] {
  const groups = groupAnswers(run)
  return pairUp(ofModel(run, groups, first), ofModel(run, groups, second))
}

/**
 * The same models in two runs on the same data; where the runs have no model in common, the only one of each.
 * @param models a model of each run, to compare two that are not called the same
 * @throws ReoError when the runs are of other data, or there is nothing to compare
 */
export function pairsAcross(
  before: Run,
  after: Run,
  models?: readonly [first: string, second: string],
): readonly GroupPair[] {
  refuseOtherData(before, after)
  const [earlier, later] = [groupAnswers(before), groupAnswers(after)]
  return modelPairs(before, after, models).flatMap(([first, second]) =>
    pairUp(ofModel(before, earlier, first), ofModel(after, later, second)),
  )
}

function modelPairs(
  before: Run,
  after: Run,
  models: readonly [string, string] | undefined,
): readonly (readonly [string, string])[] {
  if (models !== undefined) return [models]
  const [first, second] = [before, after].map(({ header }) => header.models.map(({ id }) => id))
  const common = first.filter((id) => second.includes(id))
  if (common.length > 0) return common.map((id) => [id, id] as const)
  if (first.length === 1 && second.length === 1) return [[first[0], second[0]]]
  throw new ReoError('The two runs have no model in common', {
    mend: `Name one of each: ${first.join(', ')}; ${second.join(', ')}.`,
  })
}

function refuseOtherData({ header: { dataset } }: Run, after: Run): void {
  const other = after.header.dataset
  if (dataset.fingerprint === other.fingerprint && dataset.split === other.split) return
  const what =
    dataset.fingerprint === other.fingerprint ? `the split ${other.split}` : `other data: ${other.name}`
  throw new ReoError(`The two runs cannot be compared: the second is of ${what}`, {
    where: after.path,
    mend: `Choose a run of ${dataset.name}, ${dataset.split}, as it was for the first.`,
  })
}

function ofModel(run: Run, groups: readonly AnswerGroup[], id: string): readonly AnswerGroup[] {
  if (run.header.models.some((model) => model.id === id)) return groups.filter(({ model }) => model.id === id)
  throw new ReoError(`This run did not ask "${id}"`, {
    where: run.path,
    mend: `It asked ${run.header.models.map((model) => model.id).join(', ')}.`,
  })
}

function pairUp(first: readonly AnswerGroup[], second: readonly AnswerGroup[]): readonly GroupPair[] {
  return TASKS.flatMap((task) => {
    const [a, b] = [first, second].map((groups) => groups.find((group) => group.task === task))
    return a === undefined || b === undefined ? [] : [[a, b] as const]
  })
}

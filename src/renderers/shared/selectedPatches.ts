import type { Task } from '../../core/benchmark/tasks'
import type { Selection } from '../../core/selection/selection'
import type { PayloadSource } from '../../protocol/payloads'
import type { PatchSelection } from './linkedPatches'
import type { Pointed, PointedAt } from './selection/pointing'

/** The question for the patches about which a model's answers fulfil what was pointed at, and the steps of other outputs. */
export function selectedPatches(source: PayloadSource, at: Pointed, others: Selection): PatchSelection {
  return patchesOf(source, at.criterion, at, others)
}

/** The question for a model's answers about the samples pointed at, and those of the steps of other outputs. */
export function patchesOf(
  source: PayloadSource,
  { task, model }: { readonly task: Task; readonly model: string },
  { title, criterion }: PointedAt,
  others: Selection,
): PatchSelection {
  const selection = [...others, { origin: 'this figure', title, criterion }]
  return {
    title,
    task,
    source,
    query: (offset, limit) => ({ kind: 'selected-patches', source, task, model, selection, offset, limit }),
  }
}

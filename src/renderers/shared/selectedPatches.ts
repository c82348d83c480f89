import type { Selection } from '../../core/selection/selection'
import type { PayloadSource } from '../../protocol/payloads'
import type { PatchSelection } from './linkedPatches'
import type { Pointed } from './selection/pointing'

/** The question for the patches about which a model's answers fulfil what was pointed at, and the steps of other outputs. */
export function selectedPatches(
  source: PayloadSource,
  { title, criterion }: Pointed,
  others: Selection,
): PatchSelection {
  const { task, model } = criterion
  const selection = [...others, { origin: 'this figure', title, criterion }]
  return {
    title,
    task,
    source,
    query: (offset, limit) => ({ kind: 'selected-patches', source, task, model, selection, offset, limit }),
  }
}

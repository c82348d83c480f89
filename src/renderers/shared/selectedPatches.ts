import type { AnswerCriterion, SelectionStep } from '../../core/selection/selection'
import type { PayloadSource } from '../../protocol/payloads'
import type { PatchSelection } from './linkedPatches'

/** The question for the patches about which a model's answers fulfil what was pointed at. */
export function selectedPatches(
  source: PayloadSource,
  step: SelectionStep & { readonly criterion: AnswerCriterion },
): PatchSelection {
  const { title, criterion } = step
  const { task, model } = criterion
  return {
    title,
    task,
    source,
    query: (offset, limit) => ({
      kind: 'selected-patches',
      source,
      task,
      model,
      selection: [step],
      offset,
      limit,
    }),
  }
}

import { landCoverClass } from '../benchmark/landCover'
import { TASK_DESCRIPTIONS } from '../benchmark/tasks'

/** A label that can be scored against, or why it cannot; neither where there is none. */
export type Label<Value = number> = { readonly value?: Value; readonly problem?: string }

/** Above-ground biomass in Mg/ha. */
export function agbLabel(value: number): Label {
  return inRange('agb', value)
}

/** Number of connected land-cover units. */
export function patchCountLabel(value: number): Label {
  if (!Number.isInteger(value)) return { problem: `the patch count ${value} is not a whole number` }
  return inRange('patchCount', value)
}

/** CGLS-LC100 code. */
export function landCoverLabel(value: number): Label {
  if (landCoverClass(value) !== undefined) return { value }
  return { problem: `the land cover ${value} is not a code of CGLS-LC100` }
}

function inRange(task: 'agb' | 'patchCount', value: number): Label {
  const { title, unit, range = [-Infinity, Infinity] } = TASK_DESCRIPTIONS[task]
  const [minimum, maximum] = range
  if (value >= minimum && value <= maximum) return { value }
  const name = title.toLowerCase()
  return { problem: `the ${name} ${value} ${unit} is outside ${minimum}–${maximum} ${unit}` }
}

import { deriveRun } from '../../core/runs/deriveRun'
import type { Run } from '../../core/runs/runLog'
import type { Selection } from '../../core/selection/selection'
import type { PayloadSource } from '../../protocol/payloads'
import type { Resources } from '../resources/resources'

/** Runs with the models derived from their own, made once. */
const DERIVED = new WeakMap<Run, Run>()

/**
 * The run that an output shows, with the models derived from its own where the output or the selection names one.
 * @param models ids of the models that the output names
 * @throws ReoError when the run log cannot be read
 */
export async function runOfSelection(
  resources: Resources,
  source: PayloadSource,
  selection: Selection,
  models: readonly string[],
): Promise<Run> {
  const run = await resources.runOf(source)
  const selected = selection.flatMap(({ criterion }) =>
    criterion.kind === 'answer' ? [criterion.model] : [],
  )
  const known = new Set(run.header.models.map(({ id }) => id))
  if ([...models, ...selected].every((model) => known.has(model))) return run
  const derived = DERIVED.get(run) ?? deriveRun(run)
  DERIVED.set(run, derived)
  return derived
}

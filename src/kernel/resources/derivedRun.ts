import type { Derivation } from '../../core/runs/derivations'
import { deriveRun } from '../../core/runs/deriveRun'
import type { Run } from '../../core/runs/runLog'

/** Runs with models derived from their own, by the ways: every click on a figure asks for one. */
const DERIVED = new WeakMap<Run, Map<string, Run>>()

/** As {@link deriveRun}, once for each run and its ways. */
export function derivedRun(run: Run, ways: readonly Derivation[]): Run {
  const known = DERIVED.get(run) ?? new Map<string, Run>()
  DERIVED.set(run, known)
  const key = ways.join()
  const derived = known.get(key) ?? deriveRun(run, ways)
  known.set(key, derived)
  return derived
}

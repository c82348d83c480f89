import path from 'node:path'
import { saveSlice } from '../../core/selection/savedSlices'
import { selectedSamples } from '../../core/selection/selectSamples'
import type { SaveSelectionParams, SaveSelectionResult } from '../../protocol/kernel'
import type { Resources } from '../resources/resources'

/** Keeps the selected samples of a run under a name, beside its log. @throws ReoError when that cannot be written */
export async function saveSelection(
  resources: Resources,
  { source, name, selection }: SaveSelectionParams,
): Promise<SaveSelectionResult> {
  const run = await resources.runOf(source)
  const samples = [...selectedSamples(run, await resources.settle(run, source, selection))]
  await saveSlice(path.dirname(run.path), {
    name,
    steps: selection.map(({ title }) => title),
    run: run.header.id,
    fingerprint: run.header.dataset.fingerprint,
    created: new Date().toISOString(),
    samples,
  })
  return { samples: samples.length }
}

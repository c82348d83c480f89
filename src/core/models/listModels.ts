import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { BASELINES } from './baselines/baselines'
import { describeBaseline } from './baselines/baselineModel'
import type { ModelDescription } from './model'
import { readManifest } from './onnx/manifest'
import { describeManifest, ONNX_PREFIX } from './onnx/onnxModel'

/**
 * The models that can be opened by name: those installed in the folders, then the baselines. A folder without a
 * right `model.json` is left out; opening it says what is wrong.
 */
export async function listModels(modelFolders: readonly string[]): Promise<ModelDescription[]> {
  const installed = new Map<string, ModelDescription>()
  for (const folder of modelFolders) {
    for (const name of (await readdir(folder).catch(() => [])).sort()) {
      const manifest = await readManifest(path.join(folder, name)).catch(() => undefined)
      const id = ONNX_PREFIX + name
      if (manifest !== undefined && !installed.has(id)) installed.set(id, describeManifest(id, manifest))
    }
  }
  const baselines = Object.entries(BASELINES).map(([name, baseline]) => describeBaseline(name, baseline))
  return [...installed.values(), ...baselines]
}

import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { BASELINES } from './baselines/baselines'
import { describeBaseline } from './baselines/baselineModel'
import type { ModelDescription } from './model'
import { readManifest } from './onnx/manifest'
import { describeManifest, ONNX_PREFIX } from './onnx/onnxModel'
import { readVariants, readVlmManifest } from './onnxVlm/manifest'
import { describeVlm, VLM_PREFIX } from './onnxVlm/onnxVlm'

/**
 * The models that can be opened by name: those installed in the folders, then the baselines. A folder without a
 * right `model.json` is left out; opening it says what is wrong.
 */
export async function listModels(modelFolders: readonly string[]): Promise<ModelDescription[]> {
  const installed = new Map<string, ModelDescription>()
  for (const parent of modelFolders) {
    for (const name of (await readdir(parent).catch(() => [])).sort()) {
      for (const model of await describeFolder(parent, name)) {
        if (!installed.has(model.id)) installed.set(model.id, model)
      }
    }
  }
  const baselines = Object.entries(BASELINES).map(([name, baseline]) => describeBaseline(name, baseline))
  return [...installed.values(), ...baselines]
}

async function describeFolder(parent: string, name: string): Promise<readonly ModelDescription[]> {
  const folder = path.join(parent, name)
  const network = await readManifest(folder).catch(() => undefined)
  if (network !== undefined) return [describeManifest(ONNX_PREFIX + name, network)]
  const [usual, ...others] = await readVariants(folder).catch(() => [])
  if (usual === undefined) return describeVlmFolder(folder, name)
  const named = [
    describeVlmFolder(path.join(folder, usual), name),
    ...others.map((variant) => describeVlmFolder(path.join(folder, variant), `${name}/${variant}`)),
  ]
  return (await Promise.all(named)).flat()
}

async function describeVlmFolder(folder: string, name: string): Promise<readonly ModelDescription[]> {
  const manifest = await readVlmManifest(folder).catch(() => undefined)
  return manifest === undefined ? [] : [describeVlm(VLM_PREFIX + name, manifest)]
}

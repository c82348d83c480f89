import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import type { Raster } from '../../src/core/imagery/raster'
import { buildOnnx, type Graph } from './onnxBuilder'

/** A folder that is gone after the test file. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'reo-test-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Writes a model's folder and returns its path. */
export async function writeModel(
  parent: string,
  name: string,
  manifest: object,
  network: Graph | Uint8Array,
): Promise<string> {
  const folder = path.join(parent, name)
  await mkdir(folder, { recursive: true })
  await writeFile(
    path.join(folder, 'model.json'),
    JSON.stringify({ format: 'reo-model/1', name, ...manifest }),
  )
  await writeFile(
    path.join(folder, 'model.onnx'),
    network instanceof Uint8Array ? network : buildOnnx(network),
  )
  return folder
}

/** A square raster from its bands' values, row by row. */
export function raster(bands: Readonly<Record<string, readonly number[]>>): Raster {
  const names = Object.keys(bands)
  const side = Math.sqrt(bands[names[0]].length)
  return { bands: names, width: side, height: side, data: Float32Array.from(Object.values(bands).flat()) }
}

/** A 3 × 3 band that is the same everywhere. */
export function flat(value: number): number[] {
  return new Array<number>(9).fill(value)
}

/** Describes the network of {@link meanOfBands}: two bands as they are, biomass out. */
export const MEAN_OF_BANDS_MANIFEST = {
  inputs: [
    {
      name: 'pixels',
      layout: 'NCHW',
      size: [3, 3],
      channels: [
        { modality: 's2', band: 'B04', mean: 0, std: 1 },
        { modality: 's2', band: 'B08', mean: 0, std: 1 },
      ],
    },
  ],
  outputs: [{ name: 'agb', task: 'agb', kind: 'value' }],
}

/** A network whose only output is the mean over bands and pixels of each patch. */
export function meanOfBands(batch: number | string = 'n'): Graph {
  return {
    inputs: [{ name: 'pixels', shape: [batch, 2, 3, 3] }],
    outputs: [{ name: 'agb', shape: [batch] }],
    operators: [
      { type: 'ReduceMean', inputs: ['pixels'], output: 'agb', attributes: { axes: [1, 2, 3], keepdims: 0 } },
    ],
  }
}

import { symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openModel } from '../../../../src/core/models/openModel'
import { MemoryDataset } from '../../../support/memoryDataset'
import { MEAN_OF_BANDS_MANIFEST, meanOfBands, raster, writeModel } from '../../../support/modelFolder'
import { buildOnnx, type Graph } from '../../../support/onnxBuilder'
import { type HostileInput, HOSTILE_TEXTS, type Place } from '../hostileInput'
import { WAYS_OUT } from './datasets'

/** A network that adds what lies in another file to its input: with it a model could read files aloud. */
const READING = (external: string): Graph => ({
  inputs: [{ name: 'pixels', shape: ['n', 2, 3, 3] }],
  outputs: [{ name: 'agb', shape: ['n'] }],
  initialisers: [{ name: 'w', shape: [1], values: [0], external }],
  operators: [
    { type: 'Add', inputs: ['pixels', 'w'], output: 'sum' },
    { type: 'ReduceMean', inputs: ['sum'], output: 'agb', attributes: { axes: [1, 2, 3], keepdims: 0 } },
  ],
})

/** Models whose files point elsewhere, or hold no network. */
export const MODELS: readonly HostileInput[] = [
  ...Object.entries(WAYS_OUT).flatMap(([name, way]): readonly HostileInput[] => [
    {
      name: `model: ${name} for its network`,
      read: (place) => prepared(place, { file: way(place.outside, 'secret.tif') }, buildOnnx(meanOfBands())),
    },
    {
      name: `model: ${name} for its weights`,
      read: (place) =>
        prepared(place, {}, buildOnnx(READING(way(place.outside, 'secret.tif').replaceAll('\0', '')))),
    },
  ]),
  ...Object.entries({
    nothing: new Uint8Array(0),
    noise: new Uint8Array(10_000).fill(0xa5),
    'half of one': buildOnnx(meanOfBands()).slice(0, 60),
    'one for a million patches': buildOnnx(meanOfBands(1_000_000)),
    'an unknown operator': buildOnnx({
      ...meanOfBands(),
      operators: [{ type: 'RunShell', inputs: ['pixels'], output: 'agb' }],
    }),
  }).map(([name, network]): HostileInput => ({
    name: `model: a network of ${name}`,
    read: (place) => prepared(place, {}, network),
  })),
  ...Object.entries(HOSTILE_TEXTS).map(([name, text]): HostileInput => ({
    name: `model: ${name} as its title`,
    read: (place) => prepared(place, { title: text, licence: text, file: 'missing.onnx' }, new Uint8Array(0)),
  })),
]

const band = new Array<number>(9).fill(0.1)
const dataset = new MemoryDataset([
  { id: 'a', imagery: { s2: raster({ B04: band, B08: band }) }, truth: { agb: 1 } },
])

async function prepared(
  { folder, outside }: Place,
  manifest: object,
  network: Uint8Array,
): Promise<readonly string[]> {
  const location = await writeModel(folder, 'm', { ...MEAN_OF_BANDS_MANIFEST, ...manifest }, network)
  symlinkSync(outside, path.join(location, 'link'))
  writeFileSync(path.join(location, 'notes.txt'), '')
  const model = await openModel(`onnx:${location}`, { modelFolders: [], device: 'cpu' })
  try {
    await model.prepare(dataset)
  } finally {
    await model.close()
  }
  throw new Error('it was taken for a model')
}

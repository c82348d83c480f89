import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const BANDS = ['B02', 'B03', 'B04', 'B08']
const SIDE = 25

/** Samples of each split in a small data set. */
export const SMALL_COUNT = 40

/** The sample of the test split whose image is missing. */
export const MISSING = 's-test-07'

/** Writes a data set with two regions and three land covers; its biomass rises with the sample's number. */
export function writeSmallDataset(folder: string, count = SMALL_COUNT): void {
  mkdirSync(path.join(folder, 's2'), { recursive: true })
  writeFileSync(
    path.join(folder, 'dataset.json'),
    JSON.stringify({
      format: 'reo-dataset/1',
      name: 'Small forest',
      synthetic: true,
      pixelSize: 10,
      patchSize: [SIDE, SIDE],
      samples: 'samples.jsonl',
      modalities: { s2: { bands: BANDS, images: 's2/{id}.tif' } },
    }),
  )
  const rows = ['train', 'test'].flatMap((split) =>
    Array.from({ length: count }, (_, index) => ({
      id: `s-${split}-${String(index).padStart(2, '0')}`,
      split,
      agb: index * 10,
      landCover: [40, 112, 115][index % 3],
      patchCount: 1 + (index % 4),
      humanActivity: [{ question: 'Is there a road?', answer: index % 2 === 0 ? 'yes' : 'no' }],
      latitude: -3,
      longitude: -60 + index / 100,
      region: index % 2 === 0 ? 'north' : 'south',
    })),
  )
  writeFileSync(path.join(folder, 'samples.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'))
  for (const { id, agb } of rows) {
    if (id !== MISSING) writeFileSync(path.join(folder, 's2', `${id}.tif`), tiffOf(BANDS.length, agb / 1000))
  }
}

/** A TIFF of float32 bands one after another, every pixel of one value. */
function tiffOf(bands: number, value: number): Uint8Array {
  const size = SIDE * SIDE * 4
  const each = (number: number) => Array.from({ length: bands }, () => number)
  const pixels = 8
  const longs = (from: number) => Array.from({ length: bands }, (_, band) => from + band * size)
  const arrays = pixels + bands * size
  const entries: readonly (readonly [tag: number, type: 3 | 4, values: readonly number[]])[] = [
    [256, 3, [SIDE]],
    [257, 3, [SIDE]],
    [258, 3, each(32)],
    [259, 3, [1]],
    [262, 3, [1]],
    [273, 4, longs(pixels)],
    [277, 3, [bands]],
    [278, 3, [SIDE]],
    [279, 4, each(size)],
    [284, 3, [2]],
    [339, 3, each(3)],
  ]
  const extra = entries.reduce(
    (sum, [, type, values]) => sum + (values.length > 1 ? values.length * (type === 3 ? 2 : 4) : 0),
    0,
  )
  const directory = arrays + extra
  const file = new DataView(new ArrayBuffer(directory + 2 + entries.length * 12 + 4))
  file.setUint32(0, 0x002a4949, true)
  file.setUint32(4, directory, true)
  for (let pixel = 0; pixel < bands * SIDE * SIDE; pixel++) file.setFloat32(pixels + pixel * 4, value, true)
  file.setUint16(directory, entries.length, true)
  let free = arrays
  entries.forEach(([tag, type, values], index) => {
    const entry = directory + 2 + index * 12
    file.setUint16(entry, tag, true)
    file.setUint16(entry + 2, type, true)
    file.setUint32(entry + 4, values.length, true)
    let place = entry + 8
    if (values.length > 1) {
      place = free
      file.setUint32(entry + 8, free, true)
      free += values.length * (type === 3 ? 2 : 4)
    }
    values.forEach((number, position) => {
      if (type === 3) file.setUint16(place + position * 2, number, true)
      else file.setUint32(place + position * 4, number, true)
    })
  })
  return new Uint8Array(file.buffer)
}

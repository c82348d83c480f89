// @ts-check
import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import path from 'node:path'
import { parquetWriteRows } from 'hyparquet-writer'
import { fileWriter } from 'hyparquet-writer/src/node.js'
import { pick, randomFrom } from '../random.mjs'

const ROWS_PER_WRITE = 2000

const CLASSES = [20, 30, 40, 50, 90, 111, 112, 113, 114, 115, 116, 121, 122, 123, 124, 125, 126]
const REGIONS = ['Amazon', 'Congo', 'Borneo', 'Boreal', 'Iberia']
const USES = ['crops', 'a road', 'houses', 'logging', 'a dam', 'pasture']

/**
 * Writes a data set of annotations without images, of some 630 bytes a row as JSONL.
 *
 * @param {string} folder Exists already.
 * @param {'jsonl' | 'parquet'} format
 * @param {number} rows
 */
export async function makeAnnotations(folder, format, rows) {
  const samples = path.join(folder, `samples.${format}`)
  await (format === 'jsonl' ? writeLines(samples, rows) : writeParquet(samples, rows))
  const description = {
    format: 'reo-dataset/1',
    name: 'Generated annotations',
    synthetic: true,
    patchSize: [25, 25],
    modalities: { s2: { images: 's2/{id}.tif', bands: ['B02', 'B03', 'B04', 'B08'] } },
    samples: path.basename(samples),
  }
  await writeFile(path.join(folder, 'dataset.json'), JSON.stringify(description))
  return samples
}

/** @param {number} index */
export function idOf(index) {
  return `tile-${String(Math.floor(index / 1000)).padStart(4, '0')}-patch-${String(index).padStart(7, '0')}`
}

/**
 * @param {string} file
 * @param {number} rows
 */
async function writeLines(file, rows) {
  const out = createWriteStream(file)
  for (let first = 0; first < rows; first += ROWS_PER_WRITE) {
    const count = Math.min(ROWS_PER_WRITE, rows - first)
    const lines = Array.from(
      { length: count },
      (_, index) => `${JSON.stringify(annotation(first + index))}\n`,
    )
    if (!out.write(lines.join(''))) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

/**
 * @param {string} file
 * @param {number} rows
 */
async function writeParquet(file, rows) {
  function* all() {
    for (let index = 0; index < rows; index++) {
      const row = annotation(index)
      yield { ...row, humanActivity: JSON.stringify(row.humanActivity) }
    }
  }
  await parquetWriteRows({
    writer: fileWriter(file),
    rows: all(),
    columns: [
      { name: 'id', type: 'STRING' },
      { name: 'split', type: 'STRING' },
      { name: 'latitude', type: 'DOUBLE' },
      { name: 'longitude', type: 'DOUBLE' },
      { name: 'agb', type: 'DOUBLE' },
      { name: 'landCover', type: 'INT32' },
      { name: 'patchCount', type: 'INT32' },
      { name: 'region', type: 'STRING' },
      { name: 'cloud', type: 'DOUBLE' },
      { name: 'humanActivity', type: 'STRING' },
      { name: 'caption', type: 'STRING' },
    ],
    rowGroupSize: 100_000,
  })
}

/** @param {number} index */
function annotation(index) {
  const random = randomFrom(index)
  const [use, other] = [pick(USES, random()), pick(USES, random())]
  const agb = Math.round(5000 * random()) / 10
  const landCover = pick(CLASSES, random())
  const region = pick(REGIONS, random())
  return {
    id: idOf(index),
    split: index % 10 < 8 ? 'train' : index % 10 === 8 ? 'val' : 'test',
    latitude: Math.round(1e6 * (140 * random() - 60)) / 1e6,
    longitude: Math.round(1e6 * (360 * random() - 180)) / 1e6,
    agb,
    landCover,
    patchCount: 1 + Math.floor(8 * random()),
    region,
    cloud: Math.round(1000 * random()) / 1000,
    humanActivity: [
      { question: `Is there any sign of ${use} in this image?`, answer: random() < 0.5 ? 'yes' : 'no' },
      { question: `Does the patch show ${other}, or traces of it?`, answer: random() < 0.5 ? 'yes' : 'no' },
    ],
    caption: `A patch in ${region} of class ${landCover} holding ${agb} Mg/ha, seen by Sentinel-2 and PALSAR-2 in one season, with ${use} towards its northern edge and ${other} beyond the river in the south.`,
  }
}

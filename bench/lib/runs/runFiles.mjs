// @ts-check
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import { importCore } from '../importCore.mjs'

const TASKS = ['humanActivity', 'landCover', 'patchCount', 'agb']
const LINES_PER_WRITE = 5000

/**
 * Writes a data set of so many test samples that share one image.
 *
 * @param {string} folder
 * @param {number} samples
 * @param {(sample: number) => object} [factsOf] What is known of a sample, besides its id.
 */
export async function writeDataset(folder, samples, factsOf = madeUpFacts) {
  const { writeGeotiff } = await importCore('imagery/writeGeotiff')
  await mkdir(folder, { recursive: true })
  const image = writeGeotiff({
    width: 25,
    height: 25,
    bands: ['B04', 'B03', 'B02'],
    data: Uint16Array.from({ length: 3 * 625 }, (_, index) => 300 + ((index * 37) % 2900)),
    nodata: 0,
    epsg: 32719,
    easting: 0,
    northing: 0,
    pixelSize: 10,
  })
  await writeFile(path.join(folder, 'image.tif'), image)
  const description = {
    format: 'reo-dataset/1',
    name: 'bench',
    synthetic: true,
    patchSize: [25, 25],
    modalities: { s2: { images: 'image.tif', bands: ['B04', 'B03', 'B02'], scale: 0.0001 } },
    samples: 'samples.jsonl',
  }
  await writeFile(path.join(folder, 'dataset.json'), JSON.stringify(description))
  await writeLines(
    path.join(folder, 'samples.jsonl'),
    lines(samples, (sample) => ({ id: `s-${sample}`, split: 'test', ...factsOf(sample) })),
  )
}

/** @param {number} sample */
function madeUpFacts(sample) {
  return {
    agb: sample % 300,
    landCover: 112,
    patchCount: 1 + (sample % 9),
    humanActivity: [{ question: 'Is there any road in the image?', answer: 'no' }],
  }
}

/**
 * Writes a run log whose header is that of another, with an answer of a chat model to four questions for each sample.
 *
 * @param {string} log
 * @param {string} header Run log with a header of the run.
 * @param {number} samples
 */
export async function writeRunLog(log, header, samples) {
  const [first] = (await readFile(header, 'utf8')).split('\n', 1)
  const model = JSON.parse(first).models[0].id
  await writeLines(
    log,
    (function* () {
      yield first
      for (let sample = 0; sample < samples; sample++) {
        for (const task of TASKS) yield JSON.stringify(answerOf(sample, task, model))
      }
    })(),
  )
}

/**
 * @param {number} sample
 * @param {string} task
 * @param {string} model
 */
function answerOf(sample, task, model) {
  const value = task === 'humanActivity' ? false : task === 'landCover' ? 112 : task === 'agb' ? 120.5 : 3
  return {
    type: 'answer',
    sample: `s-${sample}`,
    model,
    task,
    ...(task === 'humanActivity' && { question: 'Is there any road in the image?' }),
    raw: `Looking at the closed canopy and its texture, my answer to the question is ${String(value)}.`,
    status: 'answered',
    value,
    span: [74, 79],
    reason: 'plain-number',
    latencyMs: 800 + (sample % 700),
    usage: { inputTokens: 310, outputTokens: 24 },
    promptHash: '0123456789abcdef',
    truth:
      task === 'humanActivity'
        ? 'no'
        : task === 'landCover'
          ? 112
          : task === 'agb'
            ? sample % 300
            : 1 + (sample % 9),
  }
}

/**
 * @param {number} count
 * @param {(index: number) => object} valueOf
 */
function* lines(count, valueOf) {
  for (let index = 0; index < count; index++) yield JSON.stringify(valueOf(index))
}

/**
 * @param {string} file
 * @param {Iterable<string>} source
 */
export async function writeLines(file, source) {
  const stream = createWriteStream(file)
  /** @type {string[]} */
  let waiting = []
  const flush = async () => {
    const isRoom = stream.write(waiting.map((line) => `${line}\n`).join(''))
    waiting = []
    if (!isRoom) await once(stream, 'drain')
  }
  for (const line of source) if (waiting.push(line) === LINES_PER_WRITE) await flush()
  await flush()
  stream.end()
  await finished(stream)
}

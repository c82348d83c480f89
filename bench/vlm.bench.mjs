// @ts-check
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { runQuietly } from '../scripts/lib/command.mjs'
import { projectFolder } from '../scripts/lib/paths.mjs'
import { importCore } from './lib/importCore.mjs'
import { median } from './lib/median.mjs'
import { NO_TORCH, pythonWithTorch } from './lib/pythonWithTorch.mjs'

/** @import { BenchResult } from './lib/table.mjs' */

const ROUNDS = 3
const PATCHES = 32
const SECONDS_IN_TORCH = 10
const FOLDER = path.join(projectFolder, 'models', 'tiny-vlm', 'all-bands')

/**
 * Answers a second of the tiny VLM, token by token on the CPU: to all of its questions, and to that about biomass
 * against PyTorch, which answers it with the same graphs and weights and without reading what it wrote.
 *
 * @returns {Promise<BenchResult[]>}
 */
export async function run() {
  const vlm = await prepareVlm()
  try {
    const all = await answersPerSecond(vlm, vlm.model.description.tasks)
    const biomass = await answersPerSecond(vlm, ['agb'])
    const torch = await timeInTorch(vlm)
    return [
      {
        name: 'Tiny VLM, full answers/s on the CPU',
        better: 'higher',
        goal: 20,
        ratio: all,
        figures: { 'all questions': all, biomass },
      },
      torchResult(biomass, torch),
    ]
  } finally {
    await vlm.close()
  }
}

/**
 * @param {number} ours
 * @param {Awaited<ReturnType<typeof timeInTorch>>} torch
 * @returns {BenchResult}
 */
function torchResult(ours, torch) {
  const name = 'Tiny VLM, answers/s on biomass, patches to values / PyTorch on ready tensors'
  if (torch === undefined) return { name, better: 'higher', skipped: NO_TORCH }
  const { answersPerSecond: inTorch, threads, version } = torch
  return {
    name,
    better: 'higher',
    ratio: ours / inTorch,
    figures: { ours, PyTorch: inTorch, threads, version },
  }
}

async function prepareVlm() {
  const [{ ensureDemoDataset }, { openDataset }, { openModel }, { VlmSession }, { readVlmManifest }] =
    await Promise.all([
      importCore('demo/ensureDemoDataset'),
      importCore('dataset/openDataset'),
      importCore('models/openModel'),
      importCore('models/onnxVlm/vlmSession'),
      importCore('models/onnxVlm/manifest'),
    ])
  const demo = path.join(projectFolder, '.cache', 'demo')
  await ensureDemoDataset(demo)
  const dataset = await openDataset(demo)
  const samples = []
  for await (const sample of dataset.samples({ split: 'test' })) {
    if (samples.push(sample) === PATCHES) break
  }
  const model = await openModel(`onnx-vlm:${FOLDER}`, { modelFolders: [], device: 'cpu' })
  await model.prepare(dataset)
  return {
    model,
    patches: await dataset.readImagery(samples),
    manifest: await readVlmManifest(FOLDER),
    openSession: async () => VlmSession.load(FOLDER, await readVlmManifest(FOLDER), 'cpu'),
    async close() {
      await model.close()
      await dataset.close()
    },
  }
}

/**
 * @param {Awaited<ReturnType<typeof prepareVlm>>} vlm
 * @param {readonly string[]} tasks
 */
async function answersPerSecond({ model, patches }, tasks) {
  const rates = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    let answers = 0
    for await (const answer of model.predict(patches, tasks)) answers += answer.status === 'error' ? 0 : 1
    rates.push((answers * 1000) / (performance.now() - start))
  }
  return median(rates)
}

/**
 * @param {Awaited<ReturnType<typeof prepareVlm>>} vlm
 * @returns {Promise<{ answersPerSecond: number, threads: number, version: string } | undefined>} Nothing where there
 *   is no PyTorch.
 */
async function timeInTorch({ model, patches, manifest, openSession }) {
  const python = await pythonWithTorch()
  if (python === undefined) return undefined
  const folder = await mkdtemp(path.join(tmpdir(), 'reo-bench-'))
  const session = await openSession()
  try {
    const images = path.join(folder, 'images.f32')
    await writeFile(images, await packedImages(patches, manifest))
    const { vocabulary } = session
    const { startToken, endToken, maxTokens } = manifest.decoder
    const prompt = [vocabulary.find(startToken), ...vocabulary.encode(manifest.prompts.agb)]
    const reply = await runQuietly(python, [
      path.join(projectFolder, 'bench', 'anchors', 'vlm_torch.py'),
      path.join(FOLDER, manifest.encoder.file),
      path.join(FOLDER, manifest.decoder.file),
      images,
      `${patches.length}`,
      prompt.join(','),
      `${vocabulary.find(endToken)}`,
      `${maxTokens}`,
      `${SECONDS_IN_TORCH}`,
      `${availableParallelism()}`,
    ])
    const { answers, ...timing } = JSON.parse(reply)
    await checkSameAnswers(answers, vocabulary, model, patches)
    return timing
  } finally {
    await session.release()
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * The encoder's input as the product makes it.
 *
 * @param {readonly any[]} patches
 * @param {any} manifest
 */
async function packedImages(patches, { inputs: [input] }) {
  const [{ createPacker }, { valuesPerPatch }] = await Promise.all([
    importCore('models/onnx/packPatch'),
    importCore('models/onnx/inputShape'),
  ])
  const pack = createPacker(input)
  const length = valuesPerPatch(input)
  const values = new Float32Array(patches.length * length)
  patches.forEach(({ imagery }, patch) =>
    pack(imagery, values.subarray(patch * length, (patch + 1) * length)),
  )
  return values
}

/**
 * An anchor that answers something else would be none; one answer may differ by the last bit of a probability.
 *
 * @param {readonly (readonly number[])[]} inTorch Tokens of every answer.
 * @param {any} vocabulary
 * @param {any} model
 * @param {readonly any[]} patches
 */
async function checkSameAnswers(inTorch, vocabulary, model, patches) {
  const words = new Map(inTorch.map((tokens, patch) => [patches[patch].sample.id, vocabulary.decode(tokens)]))
  let others = 0
  for await (const { sample, raw } of model.predict(patches, ['agb'])) {
    others += Number(words.get(sample)?.trim() !== raw.trim())
  }
  if (others > 1) throw new Error(`PyTorch and ONNX Runtime differ in ${others} of ${patches.length} answers`)
}

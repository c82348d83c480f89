// @ts-check
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { runQuietly } from '../scripts/lib/command.mjs'
import { projectFolder } from '../scripts/lib/paths.mjs'
import { importCore } from './lib/importCore.mjs'
import { median } from './lib/median.mjs'
import { NO_TORCH, pythonWithTorch } from './lib/pythonWithTorch.mjs'

/** @import { BenchResult } from './lib/table.mjs' */

const ROUNDS = 7
const BATCH = 32
const SECONDS_IN_TORCH = 5
const NETWORK = path.join(projectFolder, 'models', 'unet', 'model.onnx')

/**
 * Patches a second of a whole run, from files to answers in a log, against ONNX Runtime alone on tensors that are
 * ready, with the same options and batch size, in turns; and against the same network in PyTorch.
 *
 * @returns {Promise<BenchResult[]>}
 */
export async function run() {
  const folder = await mkdtemp(path.join(tmpdir(), 'reo-bench-'))
  try {
    const evaluation = await prepareEvaluation(folder)
    const bare = await prepareBareSession()
    /** @type {{ ours: number, bare: number }[]} */
    const rounds = []
    await evaluation.patchesPerSecond()
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({
        ours: await evaluation.patchesPerSecond(),
        bare: await bare.patchesPerSecond(evaluation.patches),
      })
    }
    const ours = median(rounds.map((round) => round.ours))
    const torch = await timeInTorch(bare, folder)
    await evaluation.close()
    return [bareResult(ours, rounds), torchResult(ours, torch)]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * @param {number} ours
 * @param {readonly { ours: number, bare: number }[]} rounds
 * @returns {BenchResult}
 */
function bareResult(ours, rounds) {
  return {
    name: 'U-Net patches/s, files to predictions / bare ONNX Runtime',
    better: 'higher',
    goal: 0.9,
    ratio: median(rounds.map((round) => round.ours / round.bare)),
    figures: { ours, bare: median(rounds.map(({ bare }) => bare)) },
  }
}

/**
 * @param {number} ours
 * @param {Awaited<ReturnType<typeof timeInTorch>>} torch
 * @returns {BenchResult}
 */
function torchResult(ours, torch) {
  const result = {
    name: 'U-Net patches/s, files to predictions / PyTorch on ready tensors',
    better: /** @type {const} */ ('higher'),
    goal: 1.3,
  }
  if (torch === undefined) return { ...result, skipped: NO_TORCH }
  const { patchesPerSecond, threads, version } = torch
  return {
    ...result,
    ratio: ours / patchesPerSecond,
    figures: { ours, PyTorch: patchesPerSecond, threads, version },
  }
}

/**
 * The demo's test split and the U-Net, ready to be run.
 *
 * @param {string} folder
 */
async function prepareEvaluation(folder) {
  const [{ ensureDemoDataset }, { openDataset }, { openModel }, { runEvaluation }] = await Promise.all([
    importCore('demo/ensureDemoDataset'),
    importCore('dataset/openDataset'),
    importCore('models/openModel'),
    importCore('runs/runEvaluation'),
  ])
  const demo = path.join(projectFolder, '.cache', 'demo')
  await ensureDemoDataset(demo)
  const dataset = await openDataset(demo)
  const model = await openModel('onnx:unet', {
    modelFolders: [path.join(projectFolder, 'models')],
    device: 'cpu',
  })
  await model.prepare(dataset)
  const { tasks } = model.description
  const out = path.join(folder, 'run.reo.jsonl')
  return {
    patches: dataset.description.sampleCounts.test,
    async patchesPerSecond() {
      const start = performance.now()
      await runEvaluation({ dataset, split: 'test', models: [model], tasks, out })
      const seconds = (performance.now() - start) / 1000
      await rm(out)
      return dataset.description.sampleCounts.test / seconds
    },
    async close() {
      await model.close()
      await dataset.close()
    },
  }
}

/** A session as the product opens it, and noise for a batch. */
async function prepareBareSession() {
  const { sessionOptions } = await importCore('models/onnx/runtime')
  const session = await InferenceSession.create(NETWORK, sessionOptions('cpu'))
  const [metadata] = session.inputMetadata
  const shape = metadata.isTensor ? [BATCH, ...metadata.shape.slice(1).map(Number)] : []
  const length = shape.reduce((product, axis) => product * axis, 1)
  const input = new Tensor(
    'float32',
    Float32Array.from({ length }, () => Math.random() * 2 - 1),
    shape,
  )
  const infer = () => session.run({ [session.inputNames[0]]: input })
  return {
    input,
    infer,
    /** @param {number} patches */
    async patchesPerSecond(patches) {
      const batches = Math.ceil(patches / BATCH)
      const start = performance.now()
      for (let batch = 0; batch < batches; batch++) await infer()
      return (batches * BATCH * 1000) / (performance.now() - start)
    },
  }
}

/**
 * @param {Awaited<ReturnType<typeof prepareBareSession>>} bare
 * @param {string} folder
 * @returns {Promise<{ patchesPerSecond: number, threads: number, version: string } | undefined>} Nothing where there
 *   is no PyTorch.
 */
async function timeInTorch({ input, infer }, folder) {
  const python = await pythonWithTorch()
  if (python === undefined) return undefined
  const inputFile = path.join(folder, 'input.f32')
  await writeFile(inputFile, /** @type {Float32Array} */ (input.data))
  const program = path.join(projectFolder, 'bench', 'anchors', 'unet_torch.py')
  const threads = availableParallelism()
  const reply = await runQuietly(python, [
    program,
    NETWORK,
    inputFile,
    `${BATCH}`,
    `${SECONDS_IN_TORCH}`,
    `${threads}`,
  ])
  const { outputs, ...timing } = JSON.parse(reply)
  checkSameNetwork(outputs, await infer())
  return timing
}

/**
 * An anchor that computes something else would be none.
 *
 * @param {Readonly<Record<string, readonly number[]>>} inTorch First values of every output.
 * @param {InferenceSession.OnnxValueMapType} inOnnxRuntime
 */
function checkSameNetwork(inTorch, inOnnxRuntime) {
  for (const [name, values] of Object.entries(inTorch)) {
    const ours = /** @type {Float32Array} */ (inOnnxRuntime[name].data)
    const size = Math.max(...values.map(Math.abs))
    const agrees = values.every((value, index) => Math.abs(value - ours[index]) <= 1e-3 * size)
    if (!agrees) throw new Error(`PyTorch and ONNX Runtime differ in output ${name}`)
  }
}

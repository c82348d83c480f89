import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Task, TASK_DESCRIPTIONS, TASKS } from '../../../src/core/benchmark/tasks'
import type { Dataset } from '../../../src/core/dataset/dataset'
import { openDataset } from '../../../src/core/dataset/openDataset'
import type { Imagery } from '../../../src/core/dataset/sample'
import { ensureDemoDataset } from '../../../src/core/demo/ensureDemoDataset'
import { labelOf } from '../../../src/core/metrics/labels'
import { readVlmManifest } from '../../../src/core/models/onnxVlm/manifest'
import { VlmNetworks } from '../../../src/core/models/onnxVlm/vlmNetworks'
import { Vocabulary } from '../../../src/core/models/onnxVlm/vocabulary'
import { DEFAULT_VLM_SETTINGS, type VlmSettings } from '../../../src/core/models/onnxVlm/vlmSettings'
import { openModel } from '../../../src/core/models/openModel'
import { distributionFigures } from '../../../src/core/numberTokens/distributionFigures'
import { readRun } from '../../../src/core/runs/readRun'
import { runEvaluation } from '../../../src/core/runs/runEvaluation'
import type { AnswerLine } from '../../../src/core/runs/runLog'
import { temporaryFolder } from '../../support/modelFolder'

/* The tiny VLM that is shipped, on the demo data set that it was trained for, against PyTorch (training/tiny_vlm). */

interface Expected {
  /** What the logits answer. */
  readonly question: string
  readonly samples: Readonly<
    Record<
      string,
      {
        /** Of the first token of an answer. */
        readonly logits: readonly number[]
        readonly answers: Readonly<Record<string, string>>
        readonly heads: Readonly<Record<string, number>>
        /** Means of the numbers that might have been written, by task; absent where none was. */
        readonly expectedValues: Readonly<Record<string, number>>
      }
    >
  >
}

/** What `model.json` says of the test split, one entry a question and way to answer. */
interface CardEntry {
  readonly way: 'words' | 'expected value' | 'regression head'
  readonly task: Task
  readonly question: string
  readonly answered: number
  /** Value and 95 % interval. */
  readonly scores: Readonly<Record<string, readonly number[]>>
  /** How much better than the baseline, paired. */
  readonly gain: readonly [value: number, low: number, high: number]
}

const VARIANTS = ['all-bands', 'rgb', 'regression-head']
const MODELS = path.resolve('models')
const WITH_NUMBERS: VlmSettings = { ...DEFAULT_VLM_SETTINGS, numberBeam: 64 }
const FIXTURES = 'test/fixtures/tiny-vlm'

const folder = await temporaryFolder()
const vocabulary = await Vocabulary.read(path.join(MODELS, 'tiny-vlm', 'tokenizer.json'))
let dataset: Dataset

async function expectedOf(variant: string): Promise<Expected> {
  return JSON.parse(await readFile(`${FIXTURES}/${variant}.json`, 'utf8')) as Expected
}

async function imageryOf(ids: readonly string[]): Promise<Imagery[]> {
  const samples = await Promise.all(ids.map((id) => dataset.find(id)))
  const results = await dataset.readImagery(samples.filter((sample) => sample !== undefined))
  return results.flatMap((result) => ('imagery' in result ? [result.imagery] : []))
}

async function evaluate(
  variant: string,
  { only, vlm }: { readonly only?: ReadonlySet<string>; readonly vlm?: VlmSettings } = {},
): Promise<readonly AnswerLine[]> {
  const id = `onnx-vlm:tiny-vlm/${variant}`
  const model = await openModel(id, { modelFolders: [MODELS], device: 'cpu', ...(vlm && { vlm }) })
  const out = path.join(folder, `${variant}-${only?.size ?? 'all'}.reo.jsonl`)
  await runEvaluation({ dataset, split: 'test', models: [model], tasks: TASKS, out, ...(only && { only }) })
  await model.close()
  return (await readRun(out)).answers
}

async function cardOf(variant: string): Promise<readonly CardEntry[]> {
  const manifest = await readFile(path.join(MODELS, 'tiny-vlm', variant, 'model.json'), 'utf8')
  return (JSON.parse(manifest) as { readonly testMetrics: readonly CardEntry[] }).testMetrics
}

/** The main score of a task: RMSE of numbers, accuracy of classes. */
function scoreOf(task: Task, answers: readonly AnswerLine[]): number {
  const errors = answers.map(({ truth, value }) =>
    TASK_DESCRIPTIONS[task].kind === 'regression'
      ? (Number(value) - Number(truth)) ** 2
      : Number(labelOf(task, value ?? '') === labelOf(task, truth ?? '')),
  )
  const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length
  return TASK_DESCRIPTIONS[task].kind === 'regression' ? Math.sqrt(mean) : mean
}

beforeAll(async () => {
  const demo = path.resolve('.cache', 'demo')
  await ensureDemoDataset(demo)
  dataset = await openDataset(demo)
}, 600_000)

describe("the tiny VLM's tokenizer", () => {
  it('makes the tokens of training from every text, and the text again from them', async () => {
    const { tokens } = JSON.parse(await readFile(`${FIXTURES}/phrases.json`, 'utf8')) as {
      readonly tokens: Readonly<Record<string, readonly number[]>>
    }
    for (const [text, ids] of Object.entries(tokens)) {
      expect(vocabulary.encode(text)).toEqual(ids)
      expect(vocabulary.decode(ids)).toBe(text)
    }
  })
})

describe.each(VARIANTS)('the tiny VLM, %s', (variant) => {
  it('gives in ONNX Runtime the logits that it gives in PyTorch', async () => {
    const { question, samples } = await expectedOf(variant)
    const own = path.join(MODELS, 'tiny-vlm', variant)
    const networks = await VlmNetworks.load(own, await readVlmManifest(own), vocabulary, 'cpu')
    const memory = await networks.encode(await imageryOf(Object.keys(samples)))
    const start = vocabulary.find('[BOS]') ?? Number.NaN
    const tokens = [start, ...vocabulary.encode(question)]
    const found = await networks.next(
      memory,
      Object.keys(samples).map((_, patch) => ({ patch, tokens })),
    )
    await networks.release()
    for (const [index, { logits }] of Object.values(samples).entries()) {
      const largest = Math.max(...logits.map((logit, token) => Math.abs(logit - found[index][token])))
      expect(largest).toBeLessThan(0.05)
    }
  })

  it('answers in ONNX Runtime what it answers in PyTorch', async () => {
    const { samples } = await expectedOf(variant)
    const { prompts } = await readVlmManifest(path.join(MODELS, 'tiny-vlm', variant))
    const answers = await evaluate(variant, { only: new Set(Object.keys(samples)), vlm: WITH_NUMBERS })
    expect(answers).toHaveLength(5 * Object.keys(samples).length)
    for (const { sample, task, question, raw, value, distribution } of answers) {
      const { heads, answers: texts, expectedValues } = samples[sample]
      if (task in heads) {
        expect(Math.abs(Number(value) - heads[task])).toBeLessThan(0.01 * Math.max(1, heads[task]))
        continue
      }
      expect(raw).toBe(texts[question ?? prompts[task] ?? ''])
      const mean = distribution && distributionFigures(distribution)?.mean
      expect(mean === undefined).toBe(!(task in expectedValues))
      if (mean === undefined) continue
      expect(Math.abs(mean - expectedValues[task])).toBeLessThan(0.05 * Math.max(10, expectedValues[task]))
    }
  }, 120_000)
})

describe('the tiny VLM on the test split', () => {
  it('beats the baseline in each question, beyond what chance explains', async () => {
    const card = (await cardOf('all-bands')).filter(({ way }) => way === 'words')
    expect(card).toHaveLength(5)
    for (const { task, gain } of card) expect(gain[1], task).toBeGreaterThan(0)
  })

  it('scores here what its card says', async () => {
    const answers = await evaluate('all-bands')
    const card = (await cardOf('all-bands')).filter(({ way }) => way === 'words')
    for (const { task, question, answered, scores } of card) {
      const about = answers.filter(
        (answer) =>
          answer.task === task &&
          answer.status === 'answered' &&
          (task !== 'humanActivity' || answer.question === question),
      )
      expect(Math.abs(about.length - answered), question).toBeLessThanOrEqual(2)
      const [, low, high] =
        (task === 'humanActivity' || task === 'landCover' ? scores.accuracy : scores.rmse) ?? []
      expect(scoreOf(task, about), question).toBeGreaterThan(low)
      expect(scoreOf(task, about), question).toBeLessThan(high)
    }
  }, 600_000)
})

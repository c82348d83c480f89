// @ts-check
import { rm } from 'node:fs/promises'
import process from 'node:process'
import { importCore } from '../importCore.mjs'

/* node streamAnswers.mjs ANSWERS LOG: a run that asks a model that answers at once; prints what it took as JSON. */

const answers = Number(process.argv[2])
const log = process.argv[3]

/** @type {any} */
const dataset = {
  description: {
    name: 'bench',
    format: 'memory',
    path: '/bench',
    synthetic: true,
    modalities: {},
    patchSize: [25, 25],
    tasks: ['agb'],
    sampleCounts: { train: 0, val: 0, test: answers },
    fingerprint: 'bench',
  },
  async indexed() {},
  async *samples() {
    for (let index = 0; index < answers; index++) {
      yield { id: `s-${index}`, split: 'test', metadata: {}, truth: { agb: index % 300 } }
    }
  },
}

/** @type {any} */
const model = {
  mode: 'question',
  description: { id: 'chat:m@http://bench/v1', title: 'm', tasks: ['agb'], modalities: [] },
  endpoint: 'bench',
  concurrency: 64,
  repeats: 1,
  chained: false,
  async prepare() {},
  /** @param {{ sample: { id: string }, task: string }} question */
  async ask({ sample, task }) {
    const usage = { inputTokens: 310, outputTokens: 24 }
    const raw = 'Looking at the closed canopy and its texture, I estimate about 120.5 Mg/ha.'
    return {
      sample: sample.id,
      model: this.description.id,
      task,
      raw,
      status: 'answered',
      value: 120.5,
      usage,
    }
  },
  async close() {},
}

const { runEvaluation } = await importCore('runs/runEvaluation')
await rm(log, { force: true })
const start = performance.now()
await runEvaluation({ dataset, split: 'test', models: [model], tasks: ['agb'], out: log })
const seconds = (performance.now() - start) / 1000
console.log(JSON.stringify({ seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 }))

// @ts-check
import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { measureReo } from './lib/runs/command.mjs'
import { writeDataset, writeRunLog } from './lib/runs/runFiles.mjs'

/** @import { BenchResult } from './lib/table.mjs' */

const IN_FLIGHT = 64
/** As a vision-language model takes for a short answer while it is asked 64 questions at a time. */
const LATENCY_MS = 2000
const ROUNDS = 20
const RESUMED_SAMPLES = 50_000
const STREAMED = 1_000_000
const SERVER = fileURLToPath(new URL('lib/runs/latencyServer.mjs', import.meta.url))
const STREAM = fileURLToPath(new URL('lib/runs/streamAnswers.mjs', import.meta.url))

/**
 * Runs of a model behind an endpoint: requests a second against what the endpoint can do, time to the first new request
 * of a run that is resumed, and memory of runs, reports and exports of a million answers.
 *
 * @returns {Promise<BenchResult[]>}
 */
export async function run() {
  const folder = await mkdtemp(path.join(tmpdir(), 'reo-runs-'))
  try {
    return [
      await requestsPerSecond(path.join(folder, 'requests')),
      await firstRequest(path.join(folder, 'resume')),
      ...(await memory(path.join(folder, 'memory'))),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @param {string} folder */
async function requestsPerSecond(folder) {
  const samples = IN_FLIGHT * ROUNDS
  await writeDataset(folder, samples)
  const server = await startServer(LATENCY_MS)
  try {
    const cost = await evaluate(folder, server, ['--task', 'agb', '--concurrency', String(IN_FLIGHT)])
    const { questions, first, last } = await server.counts()
    const perSecond = (1000 * questions) / (last - first)
    const limit = (1000 * IN_FLIGHT) / LATENCY_MS
    return {
      name: `requests/s, ${IN_FLIGHT} under way / what the server can do`,
      better: /** @type {const} */ ('higher'),
      ratio: perSecond / limit,
      goal: 0.97,
      figures: {
        'requests/s': perSecond,
        limit,
        requests: questions,
        'processor ms each': (1000 * cost.cpuSeconds) / questions,
      },
    }
  } finally {
    server.stop()
  }
}

/** @param {string} folder */
async function firstRequest(folder) {
  await writeDataset(folder, RESUMED_SAMPLES + 1)
  const server = await startServer(1)
  try {
    const begun = path.join(folder, 'begun.reo.jsonl')
    await evaluate(folder, server, ['--limit', '1'], begun)
    const log = path.join(folder, 'long.reo.jsonl')
    await writeRunLog(log, begun, RESUMED_SAMPLES)
    const before = await server.counts()
    const start = Date.now()
    const asked = watchForQuestion(server, before.questions)
    const cost = await evaluate(folder, server, ['--resume'], log)
    const seconds = ((await asked) - start) / 1000
    return {
      name: `first new request of a run with ${(4 * RESUMED_SAMPLES).toLocaleString('en')} answers / 2 s`,
      better: /** @type {const} */ ('lower'),
      ratio: seconds / 2,
      goal: 1,
      figures: { s: seconds, 'processor s in all': cost.cpuSeconds, MB: cost.peakMegabytes },
    }
  } finally {
    server.stop()
  }
}

/** @param {string} folder @returns {Promise<BenchResult[]>} */
async function memory(folder) {
  await writeDataset(folder, 1)
  const few = await stream(STREAMED / 10, path.join(folder, 'few.reo.jsonl'))
  const log = path.join(folder, 'many.reo.jsonl')
  const many = await stream(STREAMED, log)
  const long = path.join(folder, 'long.reo.jsonl')
  await writeRunLog(long, log, STREAMED / 4)
  const report = await measureReo(['report', long, '--bootstrap', '0'])
  const csv = await measureReo(['export', long, '--format', 'csv', '--out', path.join(folder, 'answers.csv')])
  const name = (STREAMED / 1e6).toFixed(0)
  return [
    {
      name: `memory of a run of ${name} M answers / of a tenth`,
      better: 'lower',
      ratio: many.peakMegabytes / few.peakMegabytes,
      goal: 1.5,
      figures: {
        MB: many.peakMegabytes,
        'a tenth MB': few.peakMegabytes,
        'answers/s': STREAMED / many.seconds,
      },
    },
    {
      name: `memory of the report of ${name} M answers / 1 GB`,
      better: 'lower',
      ratio: report.peakMegabytes / 1000,
      goal: 1,
      figures: { MB: report.peakMegabytes, 'processor s': report.cpuSeconds },
    },
    {
      name: `memory of the CSV of ${name} M answers / 500 MB`,
      better: 'lower',
      ratio: csv.peakMegabytes / 500,
      goal: 1,
      figures: { MB: csv.peakMegabytes, 'processor s': csv.cpuSeconds },
    },
  ]
}

/**
 * @param {string} data
 * @param {{ port: number }} server
 * @param {readonly string[]} more
 */
function evaluate(data, { port }, more, log = path.join(data, 'run.reo.jsonl')) {
  const model = `chat:m@http://127.0.0.1:${port}/v1`
  // Chance in the answers: all patches look alike, and each is to be asked about.
  const how = ['--temperature', '1', '--max-tokens', '64']
  return measureReo(['evaluate', '--data', data, '--model', model, ...how, ...more, '--out', log], {
    REO_HOME: path.join(data, 'home'),
  })
}

/**
 * @param {number} answers
 * @param {string} log
 * @returns {Promise<{ seconds: number, peakMegabytes: number }>}
 */
async function stream(answers, log) {
  const { stdout } = await promisify(execFile)(process.execPath, [STREAM, String(answers), log])
  return JSON.parse(stdout)
}

/** @param {number} latency */
async function startServer(latency) {
  const child = fork(SERVER, [String(latency)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  if (child.stdout === null) throw new Error('The server has no output')
  const [line] = await once(child.stdout, 'data')
  const port = Number(line)
  return {
    port,
    /** @returns {Promise<{ questions: number, first: number, last: number }>} */
    async counts() {
      const response = await fetch(`http://127.0.0.1:${port}/counts`)
      return /** @type {any} */ (await response.json())
    },
    stop: () => child.kill(),
  }
}

/**
 * The time at which the server gets a question more than it had.
 *
 * @param {{ counts(): Promise<{ questions: number }> }} server
 * @param {number} before
 */
async function watchForQuestion(server, before) {
  for (;;) {
    if ((await server.counts()).questions > before) return Date.now()
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

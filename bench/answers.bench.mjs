// @ts-check
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, openSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { projectFolder } from '../scripts/lib/paths.mjs'
import { importCore } from './lib/importCore.mjs'
import { answerAbout } from './lib/answers/makeAnswers.mjs'
import { median, medianOf } from './lib/median.mjs'

/** The questions of REO-Instruct's test split. */
const ANSWERS = 36_000
const TIMES = 5
const MODELS = 20
const TASKS = /** @type {const} */ (['agb', 'landCover', 'patchCount', 'humanActivity'])
const reo = path.join(projectFolder, 'dist', 'cli', 'reo.js')

/**
 * `reo parse` on answers about each task, its start included, and choosing among the answers of many models, each against
 * the second that it is allowed.
 *
 * @returns {Promise<import('./lib/table.mjs').BenchResult[]>}
 */
export async function run() {
  const folder = await mkdtemp(path.join(tmpdir(), 'reo-answers-'))
  try {
    const results = []
    for (const task of TASKS) {
      const name = `reo parse of ${ANSWERS} answers about ${task} / 1 s`
      results.push(
        existsSync(reo)
          ? limited(name, await medianOf(TIMES, await parsing(task, folder)))
          : { name, better: /** @type {const} */ ('lower'), skipped: `${reo} is not built` },
      )
    }
    return [...results, await choosing()]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * @param {string} name
 * @param {number} seconds
 * @returns {import('./lib/table.mjs').BenchResult}
 */
function limited(name, seconds) {
  return { name, better: 'lower', ratio: seconds, goal: 1, figures: { s: seconds } }
}

/**
 * @param {(typeof TASKS)[number]} task
 * @param {string} folder
 */
async function parsing(task, folder) {
  const file = path.join(folder, `${task}.jsonl`)
  const lines = Array.from({ length: ANSWERS }, (_, index) => {
    return `${JSON.stringify({ id: index, answer: answerAbout(task, index) })}\n`
  })
  await writeFile(file, lines.join(''))
  return async () => {
    const start = performance.now()
    const command = [reo, 'parse', '--task', task]
    const child = spawn(process.execPath, command, { stdio: [openSync(file, 'r'), 'ignore', 'inherit'] })
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error(`reo parse ended with ${code}`)
    return (performance.now() - start) / 1000
  }
}

/**
 * Gathers the answers of twenty models by question, filters them with the counts of every choice, and puts them in order:
 * what a filter of an answers output costs the service.
 *
 * @returns {Promise<import('./lib/table.mjs').BenchResult>}
 */
async function choosing() {
  const { askedQuestions } = await importCore('runs/askedQuestions')
  const { filterQuestions } = await importCore('metrics/answers/filterQuestions')
  const { sortQuestions } = await importCore('metrics/answers/sortQuestions')
  const models = Array.from({ length: MODELS }, (_, index) => `model ${index}`)
  const answers = Array.from({ length: ANSWERS * MODELS }, (_, index) => ({
    type: 'answer',
    sample: `s-${Math.floor(index / MODELS)}`,
    model: models[index % MODELS],
    task: 'agb',
    raw: '',
    truth: 100,
    ...(index % 7 === 0 ? { status: 'refused' } : { status: 'answered', value: (index * 7919) % 400 }),
  }))
  const filter = { statuses: ['refused'], agreement: 'differ' }
  const times = Array.from({ length: TIMES }, () => {
    const start = performance.now()
    const { wanted } = filterQuestions(askedQuestions(answers, 'agb', models), models, filter)
    sortQuestions(wanted, 'worst')
    return (performance.now() - start) / 1000
  })
  return limited(`filter and order of ${ANSWERS} questions to ${MODELS} models / 1 s`, median(times))
}

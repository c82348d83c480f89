import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readRun } from '../../../src/core/runs/readRun'
import { preflightReply, startChatServer } from '../../support/chatServer'
import { temporaryFolder } from '../../support/modelFolder'
import { bundleReoCommand } from '../../support/reoCommand'
import { writeDatasetWithOneImage } from '../../support/smallDataset'

const SAMPLES = 1000
const TASKS = ['agb', 'landCover']
const KILLS = 50

const reo = await bundleReoCommand()
const folder = await temporaryFolder()
const data = await writeDatasetWithOneImage(path.join(folder, 'data'), SAMPLES)

/** Answers that were sent, and whom a kill is due for after so many. */
let sent = 0
let onAnswer = (): void => undefined
const server = await startChatServer((request) => {
  const probe = preflightReply(request)
  if (probe !== undefined) return probe
  sent++
  onAnswer()
  return { text: JSON.stringify(request.messages).includes('in Mg/ha') ? `${sent % 400} Mg/ha` : 'Shrubs' }
})
afterAll(() => server.close())

function evaluate(out: string) {
  // Chance in the answers: each of the identical patches is asked about by itself.
  const model = ['--model', `chat:m@${server.baseUrl}`, '--temperature', '1', '--concurrency', '16']
  return reo.start('evaluate', '--data', data, ...model, '--task', ...TASKS, '--out', out, '--resume')
}

/** Lets a run go on until so many more answers have been sent, then kills it outright. */
async function runAndKill(out: string, answers: number): Promise<void> {
  const child = evaluate(out)
  const until = sent + answers
  onAnswer = () => {
    if (sent >= until) child.kill('SIGKILL')
  }
  await once(child, 'close')
  onAnswer = () => undefined
}

it(
  'a run that is killed at fifty moments loses no answer, asks none twice and can be read at every point',
  { timeout: 400_000 },
  async () => {
    const out = path.join(folder, 'killed.reo.jsonl')
    let kept = 0
    for (let kill = 0; kill < KILLS; kill++) {
      await runAndKill(out, 1 + Math.floor(Math.random() * ((2 * SAMPLES * TASKS.length) / KILLS / 2.5)))
      const { answers } = await readRun(out)
      expect(answers.length).toBeGreaterThanOrEqual(kept)
      kept = answers.length
    }
    expect(kept).toBeLessThan(SAMPLES * TASKS.length)

    const [code] = (await once(evaluate(out), 'close')) as [number]
    expect(code).toBe(0)
    const run = await readRun(out)
    expect(run.end?.outcome).toBe('complete')
    expect(run.answers).toHaveLength(SAMPLES * TASKS.length)
    expect(run.answers.every(({ status }) => status === 'answered')).toBe(true)
    expect(await keysIn(out)).toHaveLength(SAMPLES * TASKS.length)
  },
)

/** Whom each answer line of a log is about, as written: a question that was asked twice would be there twice. */
async function keysIn(log: string): Promise<readonly string[]> {
  const lines = (await readFile(log, 'utf8')).trim().split('\n')
  return lines
    .map((line): Record<string, unknown> => JSON.parse(line))
    .filter(({ type }) => type === 'answer')
    .map(({ sample, task }) => `${String(sample)} ${String(task)}`)
}

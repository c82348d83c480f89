import { EventEmitter, once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { GrowingRun } from '../../../src/core/runs/growingRun'
import { readRun } from '../../../src/core/runs/readRun'
import { preflightReply, startChatServer } from '../../support/chatServer'
import { temporaryFolder } from '../../support/modelFolder'
import { bundleReoCommand, endOf } from '../../support/reoCommand'
import { writeDatasetWithOneImage } from '../../support/smallDataset'
import { buildKernel, startKernel } from '../kernel/kernelProcess'

const SAMPLES = 60

const folder = await temporaryFolder()
const data = await writeDatasetWithOneImage(path.join(folder, 'data'), SAMPLES)

/** While it is shut, the endpoint answers half of the questions and leaves the rest waiting: a run stays at it. */
let gate = new EventEmitter()
let isOpen = false
let asked = 0
const server = await startChatServer(async (request) => {
  const probe = preflightReply(request)
  if (probe !== undefined) return probe
  if (++asked === SAMPLES / 2) gate.emit('half')
  if (asked >= SAMPLES / 2 && !isOpen) await once(gate, 'open')
  return { text: '80 Mg/ha' }
})
afterAll(() => server.close())

const reo = await bundleReoCommand()
const kernel = await buildKernel()
afterAll(() => kernel.remove())

/** @returns what resolves once the endpoint keeps questions waiting */
async function shutGate(): Promise<unknown> {
  gate = new EventEmitter()
  isOpen = false
  asked = 0
  return once(gate, 'half')
}

function openGate(): void {
  isOpen = true
  gate.emit('open')
}

function resume(out: string) {
  // Chance in the answers: each of the identical patches is asked about by itself.
  const model = ['--model', `chat:m@${server.baseUrl}`, '--temperature', '1', '--concurrency', '4']
  return reo.start('evaluate', '--data', data, ...model, '--task', 'agb', '--out', out, '--resume')
}

/** Every question of the run is answered once. */
async function expectWhole(out: string): Promise<void> {
  const run = await readRun(out)
  expect(run.end?.outcome).toBe('complete')
  const samples = (await readFile(out, 'utf8'))
    .split('\n')
    .filter((line) => line.startsWith('{"type":"answer"'))
    .map((line): unknown => (JSON.parse(line) as Record<string, unknown>)['sample'])
  expect(samples).toHaveLength(SAMPLES)
  expect(new Set(samples).size).toBe(SAMPLES)
}

describe('a run log that several processes want to write', () => {
  it('is written by one; others are told which, correct nothing, and read along', async () => {
    const out = path.join(folder, 'two.reo.jsonl')
    const halfAsked = shutGate()
    const first = resume(out)
    const firstEnd = endOf(first)
    await halfAsked
    const watched = new GrowingRun(out)
    await expect.poll(async () => (await watched.read()).answers.length).toBeGreaterThan(0)
    const before = (await watched.read()).answers[0]

    const refusal = `The command reo (process ${first.pid} on `
    const second = await endOf(resume(out))
    expect([second.code, second.stderr]).toEqual([1, expect.stringContaining(refusal)])
    const [sample, model] = [before.sample, before.model]
    const about = ['--sample', sample, '--model', model, '--task', 'agb', '--why', 'a slip']
    const correction = await reo.run('override', out, ...about, '--status', 'answered', '--value', '90')
    expect([correction.code, correction.stderr]).toEqual([1, expect.stringContaining(refusal)])

    openGate()
    expect((await firstEnd).code).toBe(0)
    await expectWhole(out)
    expect((await watched.read()).answers).toEqual((await readRun(out)).answers)
  }, 120_000)

  it('whose writer was killed is taken over by one of several that want to go on', async () => {
    const out = path.join(folder, 'killed.reo.jsonl')
    const halfAsked = shutGate()
    const killed = resume(out)
    await halfAsked
    killed.kill('SIGKILL')
    await once(killed, 'close')
    openGate()
    const ends = await Promise.all(Array.from({ length: 4 }, () => endOf(resume(out))))
    const refused = ends.filter(({ code }) => code !== 0)
    for (const { stderr } of refused) expect(stderr).toContain('is writing this run log')
    expect(refused.length).toBeLessThan(4)
    await expectWhole(out)
  }, 120_000)

  it('is refused to a second window with the name of the first, which goes on', async () => {
    const out = path.join(folder, 'windows.reo.jsonl')
    const halfAsked = shutGate()
    const window = (workspace: string) =>
      startKernel(kernel.file, { storagePath: folder, workingDirectory: folder, workspace })
    const [forest, tundra] = await Promise.all([window('forest'), window('tundra')])
    try {
      const job = {
        token: 't',
        dataset: data,
        split: 'test' as const,
        models: [`chat:m@${server.baseUrl}`],
        tasks: ['agb' as const],
        asking: { temperature: 1, concurrency: 4 },
        out,
        resume: true,
      }
      const running = forest.request('evaluate', { ...job, resume: false })
      await halfAsked
      const name = `The VS Code window "forest" (process ${forest.child.pid} on `
      await expect(tundra.request('evaluate', job)).rejects.toThrow(name)
      await expect
        .poll(() => tundra.request('summariseRun', { file: out }))
        .toMatchObject({ state: 'running', runBy: expect.stringContaining(name) })
      openGate()
      expect(await running).toMatchObject({ outcome: 'complete', answers: SAMPLES })
      expect(await tundra.request('summariseRun', { file: out })).toMatchObject({ state: 'complete' })
      await expectWhole(out)
    } finally {
      await Promise.all([forest.stop(), tundra.stop()])
    }
  }, 120_000)
})

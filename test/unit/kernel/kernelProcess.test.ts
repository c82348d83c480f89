import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CancellationTokenSource } from 'vscode-jsonrpc/node'
import { textOf } from './cells'
import { buildKernel, type KernelProcess, startKernel } from './kernelProcess'
import { writeSmallDataset } from './smallDataset'

let kernelFile: Awaited<ReturnType<typeof buildKernel>>
let folder: string
let kernel: KernelProcess

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'reo-kernel-'))
  kernelFile = await buildKernel()
  kernel = await startKernel(kernelFile.file, { storagePath: folder, workingDirectory: folder })
}, 60_000)
afterAll(async () => {
  await kernel.stop()
  await kernelFile.remove()
  rmSync(folder, { recursive: true, force: true })
})

async function textShown(code: string): Promise<unknown> {
  const { outputs, result } = await kernel.run(code)
  expect(result).toEqual({ outcome: 'done' })
  const last = outputs.at(-1)
  return last?.kind === 'display' ? last.data['text/plain'] : undefined
}

test('runs cells, prints and shows values over the wire', async () => {
  const { result, outputs } = await kernel.run('console.log("hello"); console.warn("careful"); 6 * 7')
  expect(result).toEqual({ outcome: 'done' })
  expect(outputs).toEqual([
    { kind: 'stream', name: 'stdout', text: 'hello\n' },
    { kind: 'stream', name: 'stderr', text: 'careful\n' },
    { kind: 'display', data: { 'text/plain': '42' } },
  ])
})

test('prints of a loop that never pauses arrive while it runs', async () => {
  const running = kernel.run(`const until = Date.now() + 400
while (Date.now() < until) { console.log('tick'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20) }`)
  const before = kernel.outputs.length
  await expect.poll(() => kernel.outputs.length).toBeGreaterThan(before + 2)
  expect(textOf((await running).outputs, 'stdout')).toMatch(/^(tick\n)+$/)
})

test('display shows values where it is called, in place under an id', async () => {
  const { outputs } = await kernel.run(
    `display(1); console.log('between'); display(Promise.resolve([{ a: 1 }])); display('x', { id: 'p' }); display('y', { id: 'p' })`,
  )
  expect(
    outputs.map((output) => (output.kind === 'stream' ? output.text : output.data['text/plain'])),
  ).toEqual(['1', 'between\n', 'x', 'y', expect.stringContaining('a')])
  expect(outputs[3]).toMatchObject({ displayId: 'p' })
})

test('errors of cells, of timers and of promises end nothing', async () => {
  expect((await kernel.run('throw new Error("one")')).result.outcome).toBe('failed')
  await kernel.run('setTimeout(() => { throw new Error("two") }); Promise.reject(new Error("three")); 0')
  const errors = () =>
    textOf(
      kernel.outputs.map(({ output }) => output),
      'stderr',
    )
  await expect.poll(errors).toMatch(/Uncaught Error: two\n\s+at .*Cell \[\d+\]:1:26/)
  await expect.poll(errors).toMatch(/Uncaught \(in promise\) Error: three/)
  expect(await textShown('"alive"')).toBe('alive')
})

test('stacks hold no frame of the kernel or of Node', async () => {
  const { result } = await kernel.run('await reo.open(5)')
  expect(result).toMatchObject({ outcome: 'failed', error: { name: 'ReoError' } })
  const stack = result.outcome === 'failed' ? result.error.stack : ''
  expect(stack.split('\n').slice(1)).toEqual([expect.stringMatching(/^ +at (async )?Cell \[\d+\]:1:\d+$/)])
})

test('a cell may take the names that the kernel itself uses', async () => {
  const other = await startKernel(kernelFile.file, { storagePath: folder, workingDirectory: folder })
  await other.run(
    'const URL = 1, Map = 2, Buffer = 3, Promise = 4, Object = 5, JSON = 6, process = 7, setTimeout = 8, Error = 9, Array = 10',
  )
  expect((await other.run('console.log("still"); [{ a: 1 }]')).outputs).toHaveLength(2)
  expect((await other.run('const b: number = 1; null.x')).result.outcome).toBe('failed')
  const { items } = await other.request('complete', { code: 'UR', offset: 2 })
  expect(items.map(({ label }) => label)).toEqual(['URL', 'URIError', 'URLSearchParams'])
  await other.stop()
})

test('interrupting ends a cell that waits, at once', async () => {
  const running = kernel.run('await new Promise((resolve) => setTimeout(resolve, 60_000))')
  await sleep(50)
  expect(await kernel.request('interrupt', null)).toBeNull()
  expect((await running).result).toEqual({ outcome: 'interrupted' })
  expect(await textShown('1')).toBe('1')
})

test('completion and hover answer while a cell waits', async () => {
  const running = kernel.run(
    'const waiting = { depth: 2 }; await new Promise((resolve) => setTimeout(resolve, 300))',
  )
  await sleep(30)
  expect((await kernel.request('complete', { code: 'reo.op', offset: 6 })).items[0].label).toBe('open')
  expect((await kernel.request('hover', { code: 'reo.open', offset: 5 }))?.documentation).toContain(
    'Opens a data set',
  )
  expect((await running).result).toEqual({ outcome: 'done' })
})

test('a request that is not valid is refused in one line', async () => {
  const request = kernel.request('execute', JSON.parse('{"execution":"x","cell":"y","order":1}'))
  await expect(request).rejects.toThrow(/^The request "execute" is not valid at "code"/)
})

describe('as a service', () => {
  const small = () => path.join(folder, 'small')

  beforeAll(() => writeSmallDataset(small(), 400))

  function evaluation(name: string) {
    return {
      dataset: small(),
      split: 'test' as const,
      models: ['baseline:mean', 'baseline:land-cover-mean'],
      tasks: ['agb' as const],
      out: path.join(folder, `${name}.reo.jsonl`),
      token: name,
    }
  }

  test('describes data sets, lists models and samples', async () => {
    const { name, sampleCounts } = await kernel.request('describeDataset', { dataset: 'small' })
    expect([name, sampleCounts.test]).toEqual(['Small forest', 400])
    const models = (await kernel.request('listModels', null)).map(({ id }) => id)
    expect(models).toEqual(expect.arrayContaining(['baseline:mean', 'lm:v/f']))
    expect(
      await kernel.request('listSamples', { dataset: small(), text: 'test-399', limit: 5 }),
    ).toHaveLength(1)
  })

  test('evaluates with progress and status, answering others meanwhile', async () => {
    const running = kernel.request('evaluate', evaluation('full'))
    const waits: number[] = []
    let ended = false
    void running.finally(() => (ended = true))
    while (!ended) {
      const asked = performance.now()
      await kernel.request('hover', { code: 'reo', offset: 1 })
      waits.push(performance.now() - asked)
    }
    expect(await running).toMatchObject({ outcome: 'complete', answers: 800 })
    expect(waits.length).toBeGreaterThan(5)
    expect(kernel.progress.at(-1)).toMatchObject({ token: 'full', progress: { done: 800, total: 800 } })
    expect(kernel.statuses.some(({ work }) => work?.startsWith('Evaluating'))).toBe(true)
    expect(kernel.statuses.at(-1)?.work).toBeNull()
  })

  test("asks VS Code's language models through the extension", async () => {
    const answers = await kernel.request('evaluate', {
      ...evaluation('language-model'),
      models: ['lm:v/f'],
      limit: 3,
    })
    expect(answers).toMatchObject({ outcome: 'complete', answers: 3 })
    const log = await readFile(path.join(folder, 'language-model.reo.jsonl'), 'utf8')
    const lines = log
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(lines[0]).toMatchObject({ models: [{ title: 'f', endpoint: { pictures: 'seen' } }] })
    expect(lines[1]).toMatchObject({ raw: '1 picture: 80 Mg/ha', status: 'answered', value: 80 })
  })

  test('cancels an evaluation and keeps what is done', async () => {
    const cancellation = new CancellationTokenSource()
    const running = kernel.request('evaluate', evaluation('cut'), cancellation.token)
    await kernel.nextProgress()
    cancellation.cancel()
    const { outcome, answers } = await running
    expect(outcome).toBe('cancelled')
    expect(answers).toBeGreaterThan(0)
    expect(answers).toBeLessThan(800)
  })

  test('answers what figures ask', async () => {
    const source = { dataset: small(), run: path.join(folder, 'full.reo.jsonl') }
    const query = { kind: 'patch', source, sample: 's-test-10' } as const
    expect(await kernel.request('query', { query })).toMatchObject({
      kind: 'patch',
      patch: { id: 's-test-10' },
    })
  })

  test('fails in one line that names what is wrong', async () => {
    await expect(kernel.request('describeDataset', { dataset: '/nowhere' })).rejects.toThrow(
      /^\/nowhere: There is no such data set[^\n]*$/,
    )
    const wrong = { ...evaluation('wrong'), models: ['onnx:nothing'] }
    await expect(kernel.request('evaluate', wrong)).rejects.toThrow(/There is no model "onnx:nothing"/)
  })
})

describe('memory', () => {
  test('stays flat over many runs', async () => {
    const heap = async () => {
      const text = await textShown(
        `(() => { const v8 = require('node:v8'); v8.setFlagsFromString('--expose-gc'); require('node:vm').runInNewContext('gc')(); return process.memoryUsage().heapUsed })()`,
      )
      return Number(text)
    }
    const work =
      'const block = new Array(20_000).fill({ a: 1 }); console.log(block.length); block.slice(0, 3)'
    for (let run = 0; run < 100; run++) await kernel.run(work)
    const before = await heap()
    for (let run = 0; run < 500; run++) await kernel.run(work)
    expect((await heap()) - before).toBeLessThan(8_000_000)
  }, 30_000)
})

describe('a kernel whose parent is gone', () => {
  /** A parent that starts a kernel, runs a cell, tells its id, and is then killed. */
  async function orphan(code: string): Promise<number> {
    const script = path.join(folder, 'parent.mjs')
    writeFileSync(
      script,
      `import { fork } from 'node:child_process'
const child = fork(${JSON.stringify(kernelFile.file)}, [], { stdio: 'ignore' })
let id = 0
const ask = (method, params) => child.send({ jsonrpc: '2.0', id: ++id, method, params })
child.on('message', (message) => {
  if (message.id !== 1) return
  ask('execute', { execution: 'e', cell: 'c', order: 1, code: ${JSON.stringify(code)} })
  setTimeout(() => process.send(child.pid), 200)
})
ask('initialize', { storagePath: '.', modelsPath: '.', workingDirectory: ${JSON.stringify(folder)}, device: 'cpu' })
`,
    )
    const parent = fork(script, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const [message] = (await once(parent, 'message')) as unknown[]
    parent.kill('SIGKILL')
    return Number(message)
  }

  function isAlive(id: number): boolean {
    try {
      return process.kill(id, 0)
    } catch {
      return false
    }
  }

  test.each([
    ['idle', '1'],
    ['in an endless loop', 'for (;;) {}'],
  ])('ends: %s', { timeout: 60_000 }, async (_what, code) => {
    const id = await orphan(code)
    await expect.poll(() => isAlive(id), { timeout: 40_000, interval: 100 }).toBe(false)
  })
})

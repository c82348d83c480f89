import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ReoError } from '../../../src/core/errors'
import { WorkerEndedError, WorkerThread } from '../../../src/core/workers/workerThread'
import { temporaryFolder } from '../dataset/support/folders'

type Methods = {
  readonly double: { readonly params: number; readonly result: number }
  readonly thread: { readonly params: null; readonly result: number }
  readonly fail: { readonly params: string; readonly result: null }
  readonly loop: { readonly params: null; readonly result: null }
  readonly exit: { readonly params: null; readonly result: null }
  readonly wear: { readonly params: null; readonly result: null }
}

const PROGRAM = `
import { parentPort, threadId } from 'node:worker_threads'
parentPort.on('message', ({ method, params }) => {
  const done = (result, worn = false) => parentPort.postMessage({ outcome: 'done', result, worn })
  if (method === 'double') done(params * 2)
  if (method === 'thread') done(threadId)
  if (method === 'fail') parentPort.postMessage({ outcome: 'failed', what: params, worn: false })
  if (method === 'loop') for (;;);
  if (method === 'exit') process.exit(3)
  if (method === 'wear') done(null, true)
})
`

async function started(seconds = 20): Promise<WorkerThread<Methods>> {
  const program = path.join(temporaryFolder(), 'program.mjs')
  await writeFile(program, PROGRAM)
  return new WorkerThread<Methods>(pathToFileURL(program), seconds)
}

describe('a worker thread', () => {
  it('answers in the order in which it was asked', async () => {
    const thread = await started()
    const answers = [1, 2, 3].map((number) => thread.ask('double', number))
    expect(await Promise.all(answers)).toEqual([2, 4, 6])
  })

  it('goes on after a request that was at fault itself', async () => {
    const thread = await started()
    const before = await thread.ask('thread', null)
    await expect(thread.ask('fail', 'No such array')).rejects.toThrow(new ReoError('No such array'))
    expect(await thread.ask('thread', null)).toBe(before)
  })

  it('is replaced when it ends, and only the request that ended it fails', async () => {
    const thread = await started()
    const first = thread.ask('double', 1)
    const fatal = thread.ask('exit', null)
    const behind = thread.ask('double', 3)
    expect(await first).toBe(2)
    await expect(fatal).rejects.toThrow(new WorkerEndedError('exit code 3'))
    expect(await behind).toBe(6)
  })

  it('is ended when a request takes too long', async () => {
    const thread = await started(1)
    const endless = thread.ask('loop', null)
    const behind = thread.ask('double', 4)
    await expect(endless).rejects.toThrow(new WorkerEndedError('no answer in 1 s'))
    expect(await behind).toBe(8)
  })

  it('is replaced when it is worn', async () => {
    const thread = await started()
    const before = await thread.ask('thread', null)
    await thread.ask('wear', null)
    expect(await thread.ask('thread', null)).not.toBe(before)
  })
})

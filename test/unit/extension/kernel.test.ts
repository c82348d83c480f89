import { describe, expect, it } from 'vitest'
import { isAlive, useFakeKernels } from './kernels'

const { start, lines, processIds } = useFakeKernels()

function execute(code: string) {
  return { execution: 'run', cell: 'cell', order: 1, code }
}

describe('a kernel', () => {
  it('starts no process before it is asked something', async () => {
    const kernel = start()
    expect(kernel.isRunning).toBe(false)
    await kernel.request('interrupt', null)
    expect(isAlive(processIds.at(-1))).toBe(true)
  })

  it('hands on what the kernel says unasked, in order, before the answer', async () => {
    const kernel = start()
    const heard: string[] = []
    kernel.on('output', ({ output }) => heard.push(output.kind === 'stream' ? output.text : ''))
    await kernel.request('execute', execute('say:one say:two'))
    expect(heard).toEqual(['one', 'two'])
  })

  it("gives the kernel's own message when it answers with an error", async () => {
    await expect(start().request('listModels', null)).rejects.toThrow(/^No models here$/)
  })

  it('refuses an answer that does not fit the contract', async () => {
    await expect(start().request('execute', execute('malformed'))).rejects.toThrow(
      /answer to "execute" is not valid/,
    )
  })

  it.each([
    ['word', { outcome: 'answered', text: '1' }],
    ['wait', { outcome: 'failed', failure: 'timeout', message: 'cancelled' }],
    ['nothing', { error: expect.stringContaining('There are no words') }],
    [
      'malformed',
      { error: expect.stringMatching(/request "askLanguageModel" is not valid at "maximumTokens"/) },
    ],
  ])('is answered what it asks of VS Code: %s', async (word, answer) => {
    const kernel = start()
    const heard: string[] = []
    kernel.on('output', ({ output }) => heard.push(output.kind === 'stream' ? output.text : ''))
    await kernel.request('execute', execute(`ask:${word}`))
    expect(heard.map((text): unknown => JSON.parse(text))).toEqual([answer])
  })

  it('rejects all that is pending when the process crashes, and starts another when asked again', async () => {
    const kernel = start()
    const waiting = kernel.request('describeDataset', { dataset: 'demo' })
    const crashing = kernel.request('execute', execute('crash'))
    await expect(waiting).rejects.toMatchObject({ name: 'KernelEndedError', phase: 'running' })
    await expect(crashing).rejects.toThrow(/The kernel ended \((signal SIGABRT|exit code \d+)\)/)
    expect(kernel.isRunning).toBe(false)
    await expect(kernel.request('execute', execute('say:hello'))).resolves.toEqual({ outcome: 'done' })
  })

  it('says why a process could not start', async () => {
    const kernel = start({ workingDirectory: 'crash' })
    await expect(kernel.request('interrupt', null)).rejects.toThrow(/did not start \(exit code 3\)/)
  })

  it('keeps no process that could not be initialised', async () => {
    const kernel = start({ workingDirectory: 'missing' })
    await expect(kernel.request('interrupt', null)).rejects.toThrow('There is no folder "missing"')
    await expect.poll(() => kernel.isRunning).toBe(false)
  })

  it('says so when its program is not there', async () => {
    const kernel = start({ program: 'no-such-program.cjs' })
    await expect(kernel.request('interrupt', null)).rejects.toThrow(/did not start \(exit code 1\)/)
    expect(lines.join('\n')).toContain('no-such-program.cjs')
  })

  it('leaves no process behind, not even one in an endless loop', async () => {
    const kernel = start()
    await kernel.request('interrupt', null)
    const spinning = kernel.request('execute', execute('spin'))
    await Promise.all([kernel.kill(), expect(spinning).rejects.toThrow('The kernel ended')])
    expect(isAlive(processIds.at(-1))).toBe(false)
  })

  it('forgets what an ended process was working on', async () => {
    const kernel = start()
    await kernel.request('setDevice', { device: 'cpu' })
    await expect.poll(() => kernel.status.work).toBe('device cpu')
    await kernel.kill()
    expect(kernel.status).toEqual({ work: null })
  })

  it('logs what the process writes', async () => {
    await start().request('interrupt', null)
    await expect.poll(() => lines).toContain('ready')
  })
})

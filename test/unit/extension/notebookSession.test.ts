import { describe, expect, it } from 'vitest'
import type { OutputContent } from '../../../src/extension/notebooks/cellOutputs'
import { type CellRun, NotebookSession } from '../../../src/extension/notebooks/notebookSession'
import { isAlive, useFakeKernels } from './kernels'

const { start, processIds } = useFakeKernels()
const GRACE = 100

/** A cell in a notebook of the test's own; `ended` resolves when its run does. */
function cell(code: string) {
  const contents: OutputContent[] = []
  let finish: (succeeded: boolean | undefined) => void
  let begin: () => void
  const seen: { order?: number } = {}
  const ended = new Promise<boolean | undefined>((resolve) => (finish = resolve))
  const started = new Promise<void>((resolve) => (begin = resolve))
  const run: CellRun<number> = {
    cell: 'cell:1',
    code: () => code,
    start: (order) => {
      seen.order = order
      begin()
    },
    end: async (succeeded) => finish(succeeded),
    append: (content) => contents.push(content) - 1,
    extend: (output, content) => contents.splice(output, 1, joined(contents[output], content)),
    replace: (output, content) => contents.splice(output, 1, content),
  }
  return { run, contents, ended, started, seen }
}

function joined(before: OutputContent, after: OutputContent): OutputContent {
  if (before.kind !== 'text' || after.kind !== 'text') throw new Error('only text can be extended')
  return { ...before, text: before.text + after.text }
}

function session() {
  return new NotebookSession<number>(start(), GRACE)
}

const errorNamed = (name: string) => ({ kind: 'error', error: expect.objectContaining({ name }) })

describe('a notebook session', () => {
  it('runs cells one after another and numbers them', async () => {
    const cells = [cell('say:one'), cell('say:two')]
    session().enqueue(cells.map(({ run }) => run))
    expect(await Promise.all(cells.map(({ ended }) => ended))).toEqual([true, true])
    expect(cells.map(({ seen }) => seen.order)).toEqual([1, 2])
    expect(cells[1].contents).toEqual([{ kind: 'text', stream: 'stdout', text: 'two' }])
  })

  it('leaves out the cells behind one that fails, but runs those asked for apart', async () => {
    const [failing, behind, apart] = [cell('fail'), cell('say:no'), cell('say:yes')]
    const notebook = session()
    notebook.enqueue([failing.run, behind.run])
    notebook.enqueue([apart.run])
    expect(await Promise.all([failing.ended, behind.ended, apart.ended])).toEqual([false, undefined, true])
    expect(failing.contents).toEqual([
      { kind: 'error', error: { name: 'Error', message: 'no', stack: 'Error: no' } },
    ])
  })

  it('gives a cell that crashes its kernel an error that says what to do, and runs the next in a fresh one', async () => {
    const [crashing, next] = [cell('say:before crash'), cell('say:after')]
    session().enqueue([crashing.run, next.run])
    expect(await Promise.all([crashing.ended, next.ended])).toEqual([false, true])
    expect(crashing.contents).toEqual([
      { kind: 'text', stream: 'stdout', text: 'before' },
      {
        kind: 'error',
        error: {
          name: 'KernelEnded',
          message: expect.stringMatching(
            /^The kernel ended \((signal SIGABRT|exit code \d+)\) while running this cell\. It has been restarted; run the cells that made your variables again\.$/,
          ),
          stack: '',
        },
      },
    ])
    expect(next.seen.order).toBe(1)
  })

  it('interrupts a cell that listens without ending its kernel', async () => {
    const notebook = session()
    const waiting = cell('wait')
    notebook.enqueue([waiting.run])
    await waiting.started
    const processes = processIds.length
    await notebook.kernel.request('interrupt', null)
    await notebook.interrupt()
    expect(await waiting.ended).toBe(false)
    expect(waiting.contents).toEqual([errorNamed('Interrupted')])
    await notebook.kernel.request('interrupt', null)
    expect(processIds.length).toBe(processes)
  })

  it('ends the kernel of an endless loop when interrupted, drops what waits, and goes on with a fresh one', async () => {
    const notebook = session()
    const [spinning, behind, later] = [cell('spin'), cell('say:no'), cell('say:later')]
    notebook.enqueue([spinning.run])
    notebook.enqueue([behind.run])
    await spinning.started
    await notebook.interrupt()
    expect(await Promise.all([spinning.ended, behind.ended])).toEqual([false, undefined])
    expect(spinning.contents).toEqual([errorNamed('Interrupted')])
    notebook.enqueue([later.run])
    expect(await later.ended).toBe(true)
  })

  it('restarts under a running cell', async () => {
    const notebook = session()
    const spinning = cell('spin')
    await notebook.kernel.request('interrupt', null)
    notebook.enqueue([spinning.run])
    await spinning.started
    await notebook.restart()
    expect(await spinning.ended).toBe(false)
    expect(spinning.contents).toEqual([errorNamed('Restarted')])
    expect(isAlive(processIds.at(-1))).toBe(false)
  })

  it('says why the kernel cannot start, in the cell', async () => {
    const notebook = new NotebookSession<number>(start({ workingDirectory: 'missing' }), GRACE)
    const any = cell('say:hello')
    notebook.enqueue([any.run])
    expect(await any.ended).toBe(false)
    expect(any.contents).toEqual([
      { kind: 'error', error: { name: 'Error', message: 'There is no folder "missing"', stack: '' } },
    ])
  })
})

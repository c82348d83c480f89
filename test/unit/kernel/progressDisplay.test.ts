import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { PATIENCE, ProgressDisplay } from '../../../src/kernel/api/progressDisplay'
import { Execution, runInside } from '../../../src/kernel/cells/execution'

describe('a line of progress', () => {
  const shown: unknown[] = []
  beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }))
  afterEach(() => {
    vi.useRealTimers()
    shown.length = 0
  })

  /** A line of a running cell. */
  function lineOf(patience?: number): Promise<ProgressDisplay> {
    const execution = new Execution('execution', 1, (output) => {
      if (output.kind === 'display') shown.push(output.data['text/plain'])
    })
    return runInside(execution, () => Promise.resolve(new ProgressDisplay(patience)))
  }

  test('is renewed at most every tenth of a second, and for the last time in any case', async () => {
    const line = await lineOf()
    line.update('1')
    line.update('2')
    vi.advanceTimersByTime(100)
    line.update('3')
    line.finish('4')
    expect(shown).toEqual(['1', '3', '4'])
  })

  test('is not there at all for what ends soon, and later tells how far it is', async () => {
    const line = await lineOf(PATIENCE)
    line.update('1')
    line.finish('2')
    expect(shown).toEqual([])
    vi.advanceTimersByTime(PATIENCE)
    line.update('3')
    line.finish('4')
    expect(shown).toEqual(['3', '4'])
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RunSummary } from '../../../src/core/runs/runSummary'
import { type KnownRun, LiveRun } from '../../../src/extension/runs/liveRun'

const SUMMARY: RunSummary = {
  path: '/runs/a.reo.jsonl',
  created: '2026-07-04T12:00:00Z',
  state: 'complete',
  dataset: { name: 'demo', path: '/demo', fingerprint: 'f', split: 'test', synthetic: true },
  tasks: ['agb'],
  hasChosenSamples: false,
  models: [],
  answers: 1,
  skipped: 0,
  corrected: 0,
}

describe('a run log that is followed', () => {
  let told: KnownRun[]
  let reads: number
  let answer: () => Promise<RunSummary>
  beforeEach(() => {
    vi.useFakeTimers()
    told = []
    reads = 0
    answer = () => Promise.resolve(SUMMARY)
  })
  afterEach(() => vi.useRealTimers())

  function follow(): LiveRun {
    return new LiveRun(
      () => {
        reads++
        return answer()
      },
      (state) => told.push(state),
    )
  }

  it('is read at once, and says what cannot be read', async () => {
    const live = follow()
    await vi.advanceTimersByTimeAsync(0)
    expect(live.state).toEqual({ kind: 'known', summary: SUMMARY })
    answer = () => Promise.reject(new Error('line 3 is no JSON'))
    live.touch()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(told.at(-1)).toEqual({ kind: 'problem', message: 'line 3 is no JSON' })
  })

  it('that grows all the time is read after pauses, the last change too', async () => {
    const live = follow()
    for (let tick = 0; tick < 100; tick++) {
      live.touch()
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(reads).toBeGreaterThan(3)
    expect(reads).toBeLessThan(8)
    const before = reads
    live.touch()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(reads).toBe(before + 1)
  })

  it('that takes long to read is read seldom', async () => {
    answer = () => new Promise((resolve) => setTimeout(() => resolve(SUMMARY), 3_000))
    const live = follow()
    for (let tick = 0; tick < 300; tick++) {
      live.touch()
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(reads).toBe(2)
  })

  it('whose run goes on is looked at again without a sign of it', async () => {
    answer = () => Promise.resolve({ ...SUMMARY, state: 'running' })
    const live = follow()
    await vi.advanceTimersByTimeAsync(40_000)
    expect(reads).toBe(3)
    live.dispose()
    await vi.advanceTimersByTimeAsync(40_000)
    expect(reads).toBe(3)
  })
})

import { expect, it } from 'vitest'
import { Random } from '../../../src/core/metrics/random'
import { AnsweredIndex } from '../../../src/core/runs/answeredIndex'
import { noEarlierRun } from '../../../src/core/runs/resumeLog'

it('knows the keys that were answered last, as a plain set does', () => {
  const random = Random.seeded(7)
  const index = new AnsweredIndex()
  const expected = new Set<string>()
  for (let line = 0; line < 50_000; line++) {
    const key = `s-${Math.floor(random.next() * 20_000)}\nchat:m@http://x/v1\nagb\n\n0`
    const isFailed = random.next() < 0.2
    index.add(key, isFailed ? 'failed' : 'answered')
    if (isFailed) expected.delete(key)
    else expected.add(key)
  }
  expect(index.size).toBe(expected.size)
  for (let sample = 0; sample < 20_000; sample++) {
    const key = `s-${sample}\nchat:m@http://x/v1\nagb\n\n0`
    expect(index.has(key)).toBe(expected.has(key))
  }
})

it('is empty for a run without a log, whatever another run has taken in', () => {
  noEarlierRun().answered.add('s-1', 'answered')
  expect(noEarlierRun().answered.size).toBe(0)
})

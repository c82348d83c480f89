import { expect, it } from 'vitest'
import { KeyTable } from '../../../src/core/keyTable'
import { Random } from '../../../src/core/metrics/random'

it('knows the last number of each key, as a map does', () => {
  const random = Random.seeded(3)
  const table = new KeyTable()
  const expected = new Map<string, number>()
  for (let entry = 0; entry < 30_000; entry++) {
    const key = `s-${Math.floor(random.next() * 12_000)}`
    const number = Math.floor(random.next() * 2 ** 32) % (2 ** 32 - 1)
    table.set(key, number)
    expected.set(key, number)
  }
  expect(table.size).toBe(expected.size)
  for (let sample = 0; sample < 13_000; sample++) {
    expect(table.get(`s-${sample}`)).toBe(expected.get(`s-${sample}`))
  }
})

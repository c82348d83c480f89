import { describe, expect, test } from 'vitest'
import { CAUSES, plantedCauses } from '../../../bench/lib/slices/plantedCauses.mjs'
import type { MetadataValue } from '../../../src/core/dataset/sample'
import { holdsFor } from '../../../src/core/slices/expression/holdsFor'
import { parseExpression } from '../../../src/core/slices/expression/parseExpression'
import { findWeakSlices, type WeakSliceOptions } from '../../../src/core/slices/weak/findWeakSlices'
import { searchColumn } from '../../../src/core/slices/weak/searchColumn'

type Row = Readonly<Record<string, MetadataValue>>

function find(
  rows: readonly Row[],
  losses: Float64Array,
  { units, ...options }: WeakSliceOptions & { units?: { count: number; of: Int32Array } } = {},
) {
  const columns = Object.keys(rows[0]).flatMap((name) => {
    const column = searchColumn(
      name,
      rows.map((row) => row[name]),
    )
    return column === undefined ? [] : [column]
  })
  const each = { count: rows.length, of: Int32Array.from(rows, (_, item) => item) }
  return findWeakSlices(columns, losses, units ?? each, options)
}

describe('the search for weak slices', () => {
  // All twenty seeds are in the bench.
  test.each([1, 2, 3, 4, 5])('finds six planted causes, each by its own name, with seed %s', (seed) => {
    const { rows, losses, units } = plantedCauses({ seed, isPlanted: true })
    const found = find(rows, losses, { units })
    expect(found.map(({ expression }) => expression)).toEqual(
      expect.arrayContaining(CAUSES.map(({ expression }) => expression)),
    )
    for (const { excess, p } of found) {
      expect(excess.low).toBeGreaterThan(0)
      expect(p).toBeLessThanOrEqual(0.01)
    }
  })

  test.each([1, 2, 3, 4, 5])('finds nothing where nothing is planted, with seed %s', (seed) => {
    const { rows, losses, units } = plantedCauses({ seed, isPlanted: false })
    expect(find(rows, losses, { units })).toEqual([])
  })

  test('writes a slice as the expression that holds for its items', () => {
    const { rows, losses } = plantedCauses({ seed: 3, isPlanted: true })
    for (const { expression, items } of find(rows, losses, { limit: 3 })) {
      const parsed = parseExpression(expression)
      const held = rows.flatMap((row: Row, item) =>
        holdsFor(parsed, (column) => row[column] ?? null) ? [item] : [],
      )
      expect(held).toEqual([...items])
    }
  })

  test('names two conditions where only both together are the cause', () => {
    const rows = Array.from({ length: 900 }, (_, item) => ({
      region: item % 3,
      season: ['wet', 'dry'][Math.floor(item / 3) % 2],
      sar: item % 7 === 0 ? null : 'HH',
    }))
    const losses = Float64Array.from(rows, ({ region, season }, item) =>
      region === 2 && season === 'dry' ? 30 + (item % 5) : item % 11,
    )
    expect(find(rows, losses).map(({ expression }) => expression)).toEqual(['region = 2 and season = dry'])
  })

  test('takes what is missing for a cause as well', () => {
    const rows = Array.from({ length: 700 }, (_, item) => ({ sar: item % 7 === 0 ? null : 'HH' }))
    const losses = Float64Array.from(rows, ({ sar }, item) => (sar === null ? 9 : 2) + (item % 5))
    expect(find(rows, losses).map(({ expression }) => expression)).toEqual(['sar is missing'])
  })

  test('blames no slice for one hard tile in it', () => {
    const rows = Array.from({ length: 1200 }, (_, item) => ({ region: item % 4 }))
    const losses = Float64Array.from(rows, (_, item) => (item % 4 === 1 && item < 240 ? 40 : item % 10))
    const tiles = Int32Array.from(rows, (_, item) => Math.floor(item / 240))
    expect(find(rows, losses)).toHaveLength(1)
    expect(find(rows, losses, { units: { count: 5, of: tiles } })).toEqual([])
  })

  test('finds nothing in what is all the same, or too little', () => {
    const rows = Array.from({ length: 200 }, (_, item) => ({ region: item % 4 }))
    expect(find(rows, new Float64Array(200).fill(3))).toEqual([])
    expect(
      find(
        rows.slice(0, 20),
        Float64Array.from({ length: 20 }, (_, item) => item % 4),
      ),
    ).toEqual([])
  })
})

describe('a column to search by', () => {
  test('of numbers is cut at round numbers and at deciles', () => {
    const column = searchColumn(
      'agb',
      Array.from({ length: 1000 }, (_, item) => item / 2),
    )
    const texts = column?.conditions.map(({ expression }) => JSON.stringify(expression)) ?? []
    expect(texts.some((text) => text.includes('">=","value":300'))).toBe(true)
    expect(column?.cells[0]).toBe(0)
  })

  test.each([
    ['names', Array.from({ length: 100 }, (_, item) => `sample ${item}`)],
    ['one value', Array.from({ length: 100 }, () => 'same')],
    ['nothing', Array.from({ length: 100 }, () => null)],
  ])('of %s is none', (_, values) => {
    expect(searchColumn('column', values)).toBeUndefined()
  })
})

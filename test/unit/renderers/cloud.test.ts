import { describe, expect, it } from 'vitest'
import { encodeArray } from '../../../src/protocol/encoding'
import { axisLimits, readDensity, readDots } from '../../../src/renderers/scatter/scatterCloud'
import { cloudOf, type Dot, type Range, within } from '../../../src/renderers/shared/plot/cloud'
import { madeUpPoints } from './payloads'

function dots(count: number): readonly Dot[] {
  return readDots(madeUpPoints(count))
}

const square = (range: Range) => ({ x: range, y: range })

describe('the points of a scatter plot', () => {
  it('leaves out pairs without a number', () => {
    const truth = encodeArray(Float32Array.of(1, Number.NaN, 3))
    const predicted = encodeArray(Float32Array.of(1, 2, Number.POSITIVE_INFINITY))
    expect(readDots({ kind: 'points', ids: ['a', 'b', 'c'], truth, predicted }).map(({ id }) => id)).toEqual([
      'a',
    ])
  })

  it('widens the axes to hold every point and never to nothing', () => {
    expect(axisLimits([0, 10], [{ id: 'a', x: -5, y: 12 }])).toEqual([-5, 12])
    expect(axisLimits([3, 3], [])).toEqual([2, 4])
  })

  it('draws few points one by one', () => {
    expect(cloudOf(dots(400), square([0, 500]))).toEqual({ dots: dots(400) })
  })

  it.each([5000, 40_000])(
    'counts %i points where they are dense and keeps those that stand alone',
    (count) => {
      const all = dots(count)
      const cloud = cloudOf(all, square(axisLimits([0, 500], all)))
      const counted = cloud.density?.counts.flat().reduce<number>((sum, cell) => sum + (cell ?? 0), 0) ?? 0
      expect(cloud.dots.length).toBeGreaterThan(0)
      expect(cloud.dots.length).toBeLessThanOrEqual(2500)
      expect(counted + cloud.dots.length).toBe(count)
    },
  )

  it('puts a point in the row of its prediction and the column of its truth', () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({
      id: String(index),
      x: 99.9,
      y: 0.1,
    }))
    const { density } = cloudOf(many, square([0, 100]))
    expect(density?.counts[0][63]).toBe(3000)
  })

  it('selects points on the edge of a rectangle too', () => {
    const points = [10, 20, 30].map((value) => ({ id: String(value), x: value, y: value }))
    const selected = within(points, {
      x: [10, 20],
      y: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    })
    expect(selected.map(({ id }) => id)).toEqual(['10', '20'])
  })

  it('reads ready-made counts row by row and refuses a grid that is not full', () => {
    const counts = encodeArray(Int32Array.of(0, 1, 2, 3))
    expect(readDensity({ kind: 'density', low: 0, high: 1, cells: 2, counts }).counts).toEqual([
      [null, 1],
      [2, 3],
    ])
    expect(() => readDensity({ kind: 'density', low: 0, high: 1, cells: 3, counts })).toThrow(
      '3 × 3 cells came with 4 counts',
    )
  })
})

import { describe, expect, it } from 'vitest'
import type { ImageDescription } from '../../../src/core/dataset/look/viewedImage'
import { looksOf } from '../../../src/renderers/file/looks'
import { paintTile } from '../../../src/renderers/file/paintTile'
import { percentilesOf } from '../../../src/renderers/file/tileStore'
import { boxOf, fitted, levelFor, moved, tilesIn, zoomed } from '../../../src/renderers/file/viewport'

const large: ImageDescription = {
  levels: [
    { width: 20_000, height: 10_000 },
    { width: 5000, height: 2500 },
    { width: 1250, height: 625 },
  ],
  bands: ['B02', 'B03', 'B04'],
  count: 1,
  type: 'uint16',
  nodata: 0,
  facts: {},
}
const canvas = { width: 800, height: 500 }

describe('A large image under a canvas', () => {
  it('is first shown as a whole, from the coarsest level that has enough pixels', () => {
    const view = fitted(large, canvas)
    expect(view).toEqual({ x: 0, y: -1250, scale: 0.04 })
    expect(levelFor(large, view.scale)).toBe(2)
    expect(levelFor(large, 0.2)).toBe(1)
    expect(levelFor(large, 3)).toBe(0)
  })

  it('asks only for the windows that are visible', () => {
    const view = { x: 10_000, y: 5000, scale: 1 }
    const tiles = tilesIn(large, view, canvas)
    expect(tiles).toHaveLength(12)
    for (const { level, left, top } of tiles) {
      expect(level).toBe(0)
      expect(left).toBeGreaterThan(10_000 - 256)
      expect(top).toBeLessThan(5500)
    }
  })

  it('keeps the pixel under the pointer when it is zoomed', () => {
    const view = { x: 100, y: 50, scale: 2 }
    const at = { x: 300, y: 200 }
    const next = zoomed(view, 3, at, large, canvas)
    expect(next.scale).toBe(6)
    expect(next.x + at.x / next.scale).toBeCloseTo(250)
    expect(next.y + at.y / next.scale).toBeCloseTo(150)
  })

  it('never leaves the canvas', () => {
    const far = moved({ x: 0, y: 0, scale: 1 }, 1e9, -1e9, large, canvas)
    expect(far.x).toBeGreaterThan(-canvas.width)
    expect(far.y).toBeLessThan(10_000)
  })

  it('has no seam between its tiles', () => {
    const view = { x: 3.7, y: 0, scale: 0.313 }
    const [one, other] = [0, 256].map((left) =>
      boxOf({ level: 1, left, top: 0, width: 256, height: 256 }, large, view),
    )
    expect(one.left + one.width).toBe(other.left)
  })
})

describe('Colours of an image', () => {
  it('start with natural colour where the bands have Sentinel-2 names', () => {
    expect(looksOf(large)[0]).toEqual({
      id: 'rgb',
      title: 'Natural colour (B04, B03, B02)',
      look: { kind: 'colour', bands: [2, 1, 0] },
    })
    expect(looksOf({ ...large, bands: ['1'] }).map(({ title }) => title)).toEqual([
      'Band 1',
      'Land cover (CGLS-LC100)',
    ])
  })

  it('leave pixels without data to the hatch', () => {
    const grey = { kind: 'grey', bands: [0] } as const
    const rgba = paintTile([0, 10, Number.NaN, 20], 4, grey, { low: 10, high: 20 }, 0)
    expect([...rgba]).toEqual([0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 255])
  })

  it('are the official ones of land-cover codes', () => {
    const classes = { kind: 'classes', bands: [0] } as const
    expect([...paintTile([112, 7], 2, classes, { low: 0, high: 255 }, null)]).toEqual([
      0, 153, 0, 255, 0, 0, 0, 0,
    ])
  })

  it('are stretched from the 2nd to the 98th percentile of what has data', () => {
    const values = Float32Array.from({ length: 101 }, (_, index) => 1000 + index)
    expect(percentilesOf([values, Float32Array.of(0, Number.NaN)], large)).toEqual({ low: 1002, high: 1098 })
    expect(percentilesOf([Float32Array.of(0, Number.NaN)], large)).toBeUndefined()
  })
})

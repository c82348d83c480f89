import { describe, expect, it } from 'vitest'
import { gridLayout, placeOf, tileAfterKey, tilesInView } from '../../../src/renderers/patchGrid/gridLayout'

const LAYOUT = gridLayout(1000, 640, 'medium', 5)

describe('the layout of a grid', () => {
  it('fills the width with as many columns as fit', () => {
    expect(LAYOUT.columns).toBe(4)
    expect(placeOf(LAYOUT, 3).left + LAYOUT.tileWidth).toBeLessThanOrEqual(640)
    expect(placeOf(LAYOUT, 4)).toEqual({ left: 0, top: LAYOUT.tileHeight + 8 })
    expect(gridLayout(10, 20, 'large', 5).columns).toBe(1)
  })

  it('has rows for all tiles and none for none', () => {
    expect(LAYOUT.height).toBe(250 * LAYOUT.tileHeight + 249 * 8)
    expect(gridLayout(0, 640, 'medium', 5).height).toBe(0)
  })

  it('knows which tiles are in view, with some rows more, never beyond the last', () => {
    expect(tilesInView(LAYOUT, 0, 500)).toEqual({ start: 0, end: 16 })
    const { start, end } = tilesInView(LAYOUT, LAYOUT.height - 500, 500)
    expect(end).toBe(1000)
    expect(start % LAYOUT.columns).toBe(0)
    expect(end - start).toBeLessThan(40)
  })

  it('moves by keys within the grid', () => {
    const after = (key: string, index: number) => tileAfterKey(key, index, LAYOUT, 2)
    expect(after('ArrowRight', 0)).toBe(1)
    expect(after('ArrowLeft', 0)).toBe(0)
    expect(after('ArrowDown', 1)).toBe(5)
    expect(after('ArrowDown', 998)).toBe(998)
    expect(after('PageDown', 1)).toBe(9)
    expect(after('PageUp', 5)).toBe(1)
    expect(after('End', 5)).toBe(999)
    expect(after('Home', 5)).toBe(0)
    expect(after('x', 5)).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import { offsetNote } from '../../../src/core/imagery/offsetNote'
import type { Raster } from '../../../src/core/imagery/raster'
import { row } from './expected'

const FOREST = { B02: 0.03, B03: 0.05, B04: 0.03, B08: 0.32, B11: 0.15 }
const DESERT = { B02: 0.14, B03: 0.2, B04: 0.28, B08: 0.34, B11: 0.4 }
const CLOUD = { B02: 0.45, B03: 0.45, B04: 0.46, B08: 0.5, B11: 0.4 }

function patchOf(spectrum: Readonly<Record<string, number>>, offset = 0): Raster {
  const texture = [0.8, 0.9, 1, 1.1, 1.2]
  const bands = Object.entries(spectrum).map(([band, value]) => [
    band,
    texture.map((part) => value * part + offset),
  ])
  return row(Object.fromEntries(bands) as Record<string, number[]>)
}

describe('the note on an offset', () => {
  it('appears where no band of vegetation is dark', () => {
    expect(offsetNote(patchOf(FOREST, 0.1))).toContain('offset of +1000 DN')
  })

  it('does not appear with true reflectance, bright ground or cloud', () => {
    expect(offsetNote(patchOf(FOREST))).toBeUndefined()
    expect(offsetNote(patchOf(DESERT))).toBeUndefined()
    expect(offsetNote(patchOf(CLOUD))).toBeUndefined()
  })

  it('does not appear where red and near infrared are not known', () => {
    expect(offsetNote(undefined)).toBeUndefined()
    expect(offsetNote(row({ B02: [0.2], B03: [0.2] }))).toBeUndefined()
  })
})

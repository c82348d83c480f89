import { describe, expect, it } from 'vitest'
import { COMPOSITES } from '../../../src/core/imagery/composites'
import { drawComposite } from '../../../src/core/imagery/drawView'
import { enhancedVegetationIndex, radarVegetationIndex } from '../../../src/core/imagery/indices'
import { inputsOf } from '../../../src/core/imagery/inputs'
import { EXPECTED, EXPECTED_IMAGERY, row } from './expected'

describe('indices', () => {
  it.each(Object.keys(EXPECTED.indices))('computes %s as numpy does', (id) => {
    const composite = COMPOSITES.find((candidate) => candidate.id === id)
    if (composite?.kind !== 'index' && composite?.kind !== 'radar-index') throw new Error(`${id} is no index`)
    const bands = inputsOf(EXPECTED_IMAGERY, composite) ?? []
    EXPECTED.indices[id].forEach((expected, pixel) => {
      const value = composite.index(...bands.map(({ values }) => values[pixel]))
      if (expected === null) expect(value).toBeNaN()
      else expect(value).toBeCloseTo(expected, 6)
    })
  })

  it('has no EVI where its denominator is not positive', () => {
    expect(enhancedVegetationIndex(0.5, 0.1, 0.4)).toBeNaN()
  })

  it('takes backscatter in dB for the radar index: equal powers give 2', () => {
    expect(radarVegetationIndex(-10, -10)).toBeCloseTo(2, 12)
    expect(radarVegetationIndex(-7, -17)).toBeCloseTo(4 / 11, 12)
  })

  it('colours an index by its own range, whatever the stretch of the patch', () => {
    const bare = { s2: row({ B04: [0.1], B08: [0.1 * (0.9 / 1.1)] }) }
    expect([...drawComposite(bare, 'ndvi').rgba.subarray(0, 3)]).toEqual([112, 66, 34])
    const given = { kind: 'range', low: -1, high: -0.1 } as const
    expect([...drawComposite(bare, 'ndvi', { stretch: given }).rgba.subarray(0, 3)]).toEqual([8, 84, 40])
  })
})

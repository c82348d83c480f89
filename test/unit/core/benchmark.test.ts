import { describe, expect, it } from 'vitest'
import { LAND_COVER_CLASSES, landCoverLabel } from '../../../src/core/benchmark/landCover'
import { isTask, TASKS } from '../../../src/core/benchmark/tasks'

describe('the Copernicus legend', () => {
  it('has the 23 classes of CGLS-LC100 v3.0.1, each code and colour once', () => {
    expect(LAND_COVER_CLASSES).toHaveLength(23)
    expect(new Set(LAND_COVER_CLASSES.map((landCover) => landCover.code)).size).toBe(23)
    expect(new Set(LAND_COVER_CLASSES.map((landCover) => landCover.colour)).size).toBe(23)
  })

  it('pairs every closed forest 111–116 with the open forest ten above it', () => {
    for (let code = 111; code <= 116; code++) {
      expect(landCoverLabel(code + 10)).toBe(landCoverLabel(code).replace('Closed', 'Open'))
    }
  })

  it('names a code it does not know by its number', () => {
    expect(landCoverLabel(255)).toBe('Code 255')
  })
})

describe('the tasks', () => {
  it('stand in the order of the logical chain', () => {
    expect(TASKS).toEqual(['humanActivity', 'landCover', 'patchCount', 'agb'])
  })

  it('are told from other words', () => {
    expect(isTask('agb')).toBe(true)
    expect(isTask('height')).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { SPLITS } from '../../../src/core/dataset/sample'
import { Random } from '../../../src/core/demo/random'
import { REGIONS } from '../../../src/core/demo/regions'
import { placeInTile, tilesOf } from '../../../src/core/demo/tiles'

const all = REGIONS.flatMap((region) => SPLITS.flatMap((split) => tilesOf(region, split)))

describe('tiles of the demo', () => {
  // Upper left corners from the Sentinel-2 tiling grid (ESA): 32UPU 600000, 5400000; 10TET 499980, 5300040.
  it.each([
    ['32UPU', 32632, 600_000, 5_300_000],
    ['10TET', 32610, 500_000, 5_200_000],
  ])('are named as the Sentinel-2 grid names them: %s', (id, epsg, easting, northing) => {
    expect(all.find((tile) => tile.id === id)).toMatchObject({ epsg, easting, northing })
  })

  it('belong to one split each', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    for (const region of REGIONS) for (const split of SPLITS) expect(tilesOf(region, split)).not.toEqual([])
  })

  it('hold their patches whole, on the 10 m grid, on the right side of the equator', () => {
    const random = new Random('test')
    for (const tile of all) {
      const { easting, northing, centre } = placeInTile(random, tile)
      expect(easting % 10 === 0 && northing % 10 === 0).toBe(true)
      expect(easting >= tile.easting && easting + 250 <= tile.easting + 100_000).toBe(true)
      expect(northing - 250 >= tile.northing && northing <= tile.northing + 100_000).toBe(true)
      expect(centre.latitude < 0).toBe(tile.region.south)
    }
  })
})

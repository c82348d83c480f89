import { expect, it } from 'vitest'
import { inspect } from '../../../src/core/dataset/inspect/inspect'
import { describeWithShared, sharedFile } from './support/sharedData'
import { expectedOfSharedData } from './support/sharedExpectations'

const { rasters } = expectedOfSharedData()

for (const folder of ['agbd', 'bigearthnet', 'biomassters', 'lc100', 'palsar2']) {
  describeWithShared(`rasters of ${folder}`, folder, () => {
    const names = Object.keys(rasters).filter((name) => name.startsWith(`${folder}/`))
    it(`are what GDAL says, to the last pixel (${names.length} files)`, async () => {
      for (const name of names) {
        const summary = await inspect(sharedFile(name), { checksum: true })
        if (summary.kind !== 'raster') throw new Error(`${name} is no raster`)
        const { bands, dtype, ...expected } = rasters[name]
        expect(summary, name).toMatchObject(expected)
        expect(summary.bands, name).toHaveLength(bands.length)
        bands.forEach(({ mean, ...exact }, index) => {
          expect(summary.bands[index], name).toMatchObject({ dtype, ...exact })
          expect(summary.bands[index].mean, name).toBeCloseTo(mean, 6)
        })
      }
    })
  })
}

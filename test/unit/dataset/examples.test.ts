import { expect, it } from 'vitest'
import { openDataset } from '../../../src/core/dataset/openDataset'
import type { Imagery, Sample } from '../../../src/core/dataset/sample'
import { bandOf, type Raster } from '../../../src/core/imagery/raster'
import { describeWithShared } from './support/sharedData'

// Every expected number here is GDAL 3.6.2's and numpy's.

async function patchOf(example: string, id: string): Promise<{ sample: Sample; imagery: Imagery }> {
  const dataset = await openDataset(`examples/${example}.dataset.json`)
  const sample = await dataset.find(id)
  const [result] = await dataset.readImagery(sample === undefined ? [] : [sample])
  await dataset.close()
  if ('imagery' in result) return result
  throw new Error(result.problem.message)
}

function meanOf(raster: Raster | undefined, band: string): number {
  const values = (raster && bandOf(raster, band)) ?? new Float32Array(0)
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

describeWithShared('examples/palsar2.dataset.json', 'palsar2', () => {
  it('has both polarisations, from a file each, as γ⁰ in dB', async () => {
    const { sar } = (await patchOf('palsar2', 'r05c20')).imagery
    expect(meanOf(sar, 'HH')).toBeCloseTo(-19.057317142669174, 4)
    expect(meanOf(sar, 'HV')).toBeCloseTo(-31.201110318434612, 4)
  })
})

describeWithShared('examples/lc100.dataset.json', 'lc100', () => {
  it('has the class of today, and that of 2015 to slice by', async () => {
    const { sample } = await patchOf('lc100', 'r01c03')
    expect(sample.metadata.landCover2015).toBe(112)
    expect(sample.truth.landCover).toBe(112)
  })
})

describeWithShared('examples/bigearthnet.dataset.json', 'bigearthnet', () => {
  it('has bands of 60 m on the 10 m grid of its patches', async () => {
    const { s2, sar } = (await patchOf('bigearthnet', 'r02c01')).imagery
    expect(meanOf(s2, 'B01')).toBeCloseTo(0.07024096, 6)
    expect(s2?.data[0]).toBeCloseTo(0.1003, 6)
    expect(sar?.bands).toEqual(['VV', 'VH'])
  })
})

import path from 'node:path'
import { expect, it } from 'vitest'
import type { Dataset } from '../../../src/core/dataset/dataset'
import { inspect } from '../../../src/core/dataset/inspect/inspect'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { bandOf, type Raster } from '../../../src/core/imagery/raster'
import { temporaryFolder, writeFiles } from './support/folders'
import { describeWithShared, sharedFile } from './support/sharedData'
import { all, imageryOf } from './support/reading'

// Every expected number here is GDAL 3.6.2's and numpy's.

/** Mean of every band over its known pixels. */
function bandMeans(raster: Raster | undefined): number[] {
  if (raster === undefined) throw new Error('the modality is missing')
  return raster.bands.map((band) => {
    const known = bandOf(raster, band)?.filter((value) => !Number.isNaN(value)) ?? new Float32Array(0)
    return known.reduce((sum, value) => sum + value, 0) / known.length
  })
}

function expectClose(
  values: readonly (number | undefined)[],
  expected: readonly number[],
  digits: number,
): void {
  expect(values).toHaveLength(expected.length)
  values.forEach((value, index) => expect(value).toBeCloseTo(expected[index], digits))
}

/** Opens a description of a third-party folder that a test makes up. */
async function described(folder: string, description: Readonly<Record<string, unknown>>): Promise<Dataset> {
  const home = await writeFiles(temporaryFolder(), {
    'described.json': { format: 'reo-dataset/1', name: folder, root: sharedFile(folder), ...description },
  })
  return openDataset(path.join(home, 'described.json'))
}

describeWithShared('the BioMassters chip by examples/biomassters.dataset.json', 'biomassters', () => {
  const centreBiomass = [
    227.39, 109.49, 111.34, 68.41, 0, 85.09, 0, 0, 0, 101.85, 255.86, 141.4, 312.28, 94.46, 0, 132.57, 0, 0,
    0, 40.19, 121.42, 273.55, 13.4, 0, 64.1, 47.03, 159.76, 0, 0, 81.86, 89.52, 249.25, 92.01, 174.32, 40.34,
    35.92, 0, 88.9, 153.13, 292.06, 73.55, 167.75, 179.83, 57.72, 93.91, 7.89, 94.26, 65.53, 3.59, 87.87,
    80.23, 0, 40.13, 42.29, 88.64, 96.32, 228.06, 73.69, 1.7, 59.23, 271.13, 67.32, 0, 0, 0, 172.38, 37.76,
    64.16, 143.95, 187.13, 108.06, 204.81, 0, 0, 0, 215.96, 87.46, 81.32, 99, 91.45, 54.87, 215.79, 166.43,
    80.19, 83.84, 0, 91.79, 85.01, 137.71, 184.96, 95.28, 221.58, 173.73, 94.78, 127.26, 4.81, 0, 65.71,
    123.53, 0,
  ]

  it('is 100 patches with the biomass of their centre pixel', async () => {
    const dataset = await openDataset('examples/biomassters.dataset.json')
    expect(dataset.description).toMatchObject({
      synthetic: false,
      tasks: ['agb'],
      sampleCounts: { test: 100 },
    })
    const samples = await all(dataset)
    expectClose(
      samples.map(({ truth }) => truth.agb),
      centreBiomass,
      4,
    )
    expect(samples[23].metadata.cloudProbability).toBeCloseTo(1.936, 6)
    expect(dataset.problems()).toEqual([])
  })

  it('has their reflectance, cloud probability and backscatter', async () => {
    const { s2, sar } = await imageryOf(await openDataset('examples/biomassters.dataset.json'), 'r02c03')
    expectClose(
      bandMeans(s2),
      [
        0.024125, 0.041437, 0.02325, 0.066778, 0.226718, 0.275807, 0.290535, 0.294357, 0.126737, 0.061103,
        0.01936,
      ],
      5,
    )
    expectClose(bandMeans(sar), [-10.6795, -16.62198, -11.67438, -17.34112], 4)
    const lastPixel = sar?.bands.map((band) => bandOf(sar, band)?.[624])
    expectClose(lastPixel ?? [], [-9.27395, -15.89203, -9.65354, -17.02918], 4)
  })
})

describeWithShared('ALOS-2 PALSAR-2', 'palsar2', () => {
  it('is γ⁰ in dB, NaN over the sea, and in its place', async () => {
    const dataset = await described('palsar2', {
      grid: { patchSize: [25, 25] },
      modalities: {
        sar: { images: 'N23W161_20_sl_HH_F02DAR.tif', bands: ['HH'], transform: 'palsar-dn', nodata: [0, 1] },
      },
    })
    const land = (await imageryOf(dataset, 'r159c161')).sar
    expectClose([land?.data[0], land?.data[312]], [-20.54258154271129, -16.86721117951477], 4)
    expectClose(bandMeans(land), [-17.87588101364515], 4)
    const coast = (await imageryOf(dataset, 'r158c163')).sar
    expect(coast?.data.filter(Number.isNaN)).toHaveLength(301)
    expectClose(bandMeans(coast), [-17.82061646607022], 4)
    const { location } = (await dataset.find('r159c161')) ?? {}
    expectClose([location?.longitude, location?.latitude], [-160.1027777777778, 22.113888888888887], 9)
  })
})

describeWithShared('Copernicus LC100', 'lc100', () => {
  const centre = [
    115, 112, 112, 115, 115, 112, 126, 126, 122, 122, 122, 126, 126, 122, 126, 126, 126, 40, 20, 126, 122,
    122, 115, 112, 112, 112, 122, 112, 122, 126, 112, 126, 126, 126, 126, 126, 126, 50, 20, 126, 112, 126, 30,
    126, 126, 122, 112, 30, 30, 115, 122, 112, 126, 126, 126, 112, 40, 126, 30, 126, 126, 126, 122, 112, 122,
    126, 122, 112, 122, 126, 30, 126, 112, 124, 116, 126,
  ]
  const majority = [
    115, 115, 115, 112, 112, 112, 126, 126, 126, 126, 126, 126, 126, 30, 126, 126, 126, 126, 126, 126, 126,
    112, 112, 112, 115, 112, 126, 126, 126, 115, 126, 126, 126, 126, 126, 126, 126, 20, 126, 126, 126, 126,
    126, 126, 126, 126, 126, 30, 126, 115, 115, 115, 126, 126, 126, 126, 126, 126, 126, 126, 126, 126, 126,
    126, 126, 126, 126, 112, 126, 126, 126, 126, 126, 126, 126, 126,
  ]

  for (const [at, expected] of [
    ['centre', centre],
    ['majority', majority],
  ] as const) {
    it(`gives land cover by ${at}`, async () => {
      const image = 'W080N20_LC100_v3.0.1_2019.tif'
      const dataset = await described('lc100', {
        grid: { patchSize: [25, 25] },
        modalities: { landCover: { images: image, bands: ['class'] } },
        labels: { landCover: { image, at } },
      })
      expect((await all(dataset)).map(({ truth }) => truth.landCover)).toEqual(expected)
    })
  }
})

describeWithShared('BigEarthNet', 'bigearthnet', () => {
  it('has patches in their place, from UTM', async () => {
    const dataset = await described('bigearthnet/S2A_MSIL2A_20170613T101031_87_48', {
      grid: { patchSize: [25, 25] },
      modalities: {
        s2: { images: 'S2A_MSIL2A_20170613T101031_87_48_B02.tif', bands: ['B02'], scale: 0.0001 },
      },
    })
    expect(dataset.description).toMatchObject({ crs: 'EPSG:32633', pixelSize: 10 })
    const { location } = (await dataset.find('r01c02')) ?? {}
    expectClose([location?.longitude, location?.latitude], [13.721234391488558, 48.22433429941294], 8)
  })
})

describeWithShared('HDF5 files of every kind', 'hdf5', () => {
  it('are inspected one after the other, those in a circle and of unknown types included', async () => {
    const names = [
      'gdal-gdrivers__recursive_groups.h5',
      'gdal-gdrivers__complex.h5',
      'jhdf__test_chunked_datasets_earliest.hdf5',
    ]
    const [circle, complex, chunked] = await Promise.all(
      names.map((name) => inspect(sharedFile(`hdf5/${name}`), { checksum: false })),
    )
    expect(circle).toMatchObject({ kind: 'hdf5', bands: [], complete: true })
    expect(complex).toMatchObject({
      bands: [{ name: 'f16', dtype: 'compound' }, { name: 'f32' }, { name: 'f64' }],
    })
    if (chunked.kind !== 'hdf5') throw new Error('it is no HDF5 file')
    expect(chunked.bands.find(({ name }) => name === 'float/float16')).toMatchObject({ min: 0, max: 104 })
    expect(chunked.bands.find(({ name }) => name === 'int/int32')).toMatchObject({
      min: 0,
      max: 104,
      mean: 52,
    })
  })
})

describeWithShared('the AGBD predictions', 'agbd/supervised_test_results.h5', () => {
  it('are 119,991 rows', async () => {
    const summary = await inspect(sharedFile('agbd/supervised_test_results.h5'), { checksum: false })
    if (summary.kind !== 'hdf5') throw new Error('it is no HDF5 file')
    expect(summary.bands.map(({ name, dtype, shape }) => [name, dtype, shape[0]])).toEqual([
      ['biomes', 'uint8', 119_991],
      ['labels', 'float32', 119_991],
      ['predictions', 'float32', 119_991],
      ['regions', 'uint8', 119_991],
    ])
  })
})

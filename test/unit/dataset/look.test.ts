import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { RasterFile } from '../../../src/core/dataset/geotiff/rasterFile'
import { Hdf5File } from '../../../src/core/dataset/hdf5/hdf5File'
import { hasPatches, imageInArray, lookAtArray, lookAtGroup } from '../../../src/core/dataset/look/lookAtHdf5'
import { rasterImage } from '../../../src/core/dataset/look/rasterImage'
import { agbdLiteFile, BANDS, hdf5File, S2_DN } from './support/agbdFile'
import { temporaryFolder } from './support/folders'
import { describeWithShared, sharedFile } from './support/sharedData'

describe('An HDF5 file that is looked at', () => {
  it('lists one level, links told as such and not followed', async () => {
    const file = await opened((root) => {
      root.create_group('group').create_dataset({ name: 'a', data: new Uint8Array(12), shape: [4, 3] })
      root.create_soft_link('/group/a', 'soft')
      root.create_attribute('made', 'by hand')
    })
    expect(await lookAtGroup(file, '')).toEqual({
      members: [
        { name: 'group', kind: 'group' },
        { name: 'soft', kind: 'link' },
      ],
      total: 2,
      attributes: { made: 'by hand' },
    })
    const { members } = await lookAtGroup(file, 'group')
    expect(members).toEqual([{ name: 'a', kind: 'array', summary: '4 × 3 uint8' }])
    expect(await hasPatches(file)).toBe(false)
  })

  it('says what an array holds, with its first values and statistics', async () => {
    const file = await opened((root) => {
      root.create_dataset({ name: 'numbers', data: Float32Array.of(1, Number.NaN, 5) })
      root.create_dataset({ name: 'words', data: ['one', 'two'] })
    })
    expect(await lookAtArray(file, 'numbers')).toMatchObject({
      description: { shape: [3], typeName: 'float32' },
      firstValues: ['1', 'NaN', '5'],
      statistics: { min: 1, max: 5, mean: 3 },
      counted: 3,
    })
    expect(await lookAtArray(file, 'words')).toMatchObject({ firstValues: ['one', 'two'], counted: 0 })
    await expect(lookAtArray(file, 'others')).rejects.toThrow('There is no array "others"')
  })

  it('shows AGBD patches band by band, one behind the other', async () => {
    const file = await Hdf5File.open(await agbdLiteFile(7, { chunkRows: 4 }))
    expect(await hasPatches(file)).toBe(true)
    const image = await imageInArray(file, 'S2_bands')
    expect(image?.description).toMatchObject({
      levels: [{ width: 25, height: 25 }],
      bands: BANDS,
      count: 7,
      type: 'uint16',
    })
    const window = { left: 3, top: 2, width: 2, height: 1 }
    const values = await image?.read(window, { level: 0, index: 5, bands: [3, 0] })
    const pixels = [2 * 25 + 3, 2 * 25 + 4]
    expect([...(values ?? [])]).toEqual(
      [3, 0].flatMap((band) => pixels.map((pixel) => S2_DN(5, pixel, band))),
    )
    const pixel = await image?.pixel(3, 2, 5)
    expect(pixel?.values).toEqual(BANDS.map((_, band) => S2_DN(5, pixels[0], band)))
    await expect(image?.pixel(25, 0, 0)).rejects.toThrow('has no such window')
  })

  it.each([
    { shape: [30, 40], images: 1, bands: 1, size: [40, 30] },
    { shape: [9, 30, 40], images: 9, bands: 1, size: [40, 30] },
    { shape: [30, 40, 3], images: 1, bands: 3, size: [40, 30] },
    { shape: [5, 3, 8, 9], images: 5, bands: 3, size: [9, 8] },
  ])('takes $shape for $images images of $bands bands', async ({ shape, images, bands, size }) => {
    const length = shape.reduce((product, count) => product * count, 1)
    const file = await opened((root) =>
      root.create_dataset({ name: 'a', data: new Uint8Array(length), shape }),
    )
    const image = await imageInArray(file, 'a')
    expect(image?.description).toMatchObject({
      count: images,
      levels: [{ width: size[0], height: size[1] }],
    })
    expect(image?.description.bands).toHaveLength(bands)
  })
})

describeWithShared('A raster that is looked at', 'palsar2', () => {
  it('without overviews is thinned out, pixel for pixel', async () => {
    const name = sharedFile('palsar2/N23W161_20_sl_HH_F02DAR.tif')
    const raster = await RasterFile.open(name, name)
    const image = rasterImage(raster)
    expect(image.description.levels.map(({ width }) => width)).toEqual([4500, 2250, 1125, 563])
    const window = { left: 100, top: 30, width: 3, height: 2 }
    const thinned = await image.read(window, { level: 2, index: 0, bands: [0] })
    const expected: number[] = []
    for (const row of [30, 31])
      for (const column of [100, 101, 102])
        expected.push((await image.pixel(column * 4, row * 4, 0)).values[0])
    expect([...thinned]).toEqual(expected)
    await raster.close()
  })

  it('tells where a pixel lies', async () => {
    const name = sharedFile('agbd/32TNS_s2rgb.tif')
    const raster = await RasterFile.open(name, name)
    const { values, coordinates, location } = await rasterImage(raster).pixel(160, 160, 0)
    // gdallocationinfo -wgs84 9.4720 46.3211
    expect(values).toEqual([16, 39, 9])
    expect(coordinates).toEqual([536335, 5129835])
    expect(location?.latitude).toBeCloseTo(46.3211, 4)
    expect(location?.longitude).toBeCloseTo(9.472, 4)
    await raster.close()
  })
})

async function opened(fill: Parameters<typeof hdf5File>[1]): Promise<Hdf5File> {
  return Hdf5File.open(await hdf5File(path.join(temporaryFolder(), 'file.h5'), fill))
}

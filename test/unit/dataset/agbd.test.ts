import { copyFile, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../../src/core/dataset/dataset'
import { openDataset } from '../../../src/core/dataset/openDataset'
import type { Imagery, Sample } from '../../../src/core/dataset/sample'
import { bandOf } from '../../../src/core/imagery/raster'
import { AGB, agbdLiteFile, ALOS_DN, BANDS, hdf5File, S2_DN, writeAgbdArrays } from './support/agbdFile'
import { temporaryFolder } from './support/folders'
import { all } from './support/reading'

async function imagery(dataset: Dataset, samples: readonly Sample[]): Promise<Imagery[]> {
  const results = await dataset.readImagery(samples)
  return results.map((result) => {
    if ('imagery' in result) return result.imagery
    throw new Error(result.problem.message)
  })
}

describe('an AGBD-Lite file', () => {
  it('describes itself without its patches being read', async () => {
    const file = await agbdLiteFile(7)
    const { description } = await openDataset(file)
    expect(description).toMatchObject({
      name: 'AGBD-Lite-test',
      format: 'agbd-lite',
      path: file,
      licence: 'CC BY-NC 4.0',
      synthetic: false,
      modalities: {
        s2: { bands: BANDS, unit: 'reflectance' },
        sar: { bands: ['HH', 'HV'], unit: 'dB' },
        landCover: { bands: ['class'], unit: 'CGLS code' },
      },
      pixelSize: 10,
      patchSize: [25, 25],
      tasks: ['landCover', 'agb'],
      sampleCounts: { train: 0, val: 0, test: 7 },
    })
    expect(description.fingerprint).toMatch(/^[0-9a-f]{64}$/)
  })

  it('gives labels, the land cover at the centre, decoded coordinates and metadata', async () => {
    const samples = await all(await openDataset(await agbdLiteFile(7)))
    expect(samples.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6].map((row) => `test-00000${row}`))
    expect(samples[1]).toEqual({
      id: 'test-000001',
      split: 'test',
      location: { latitude: 1.5, longitude: -60.75 },
      metadata: {
        region: 1,
        gediRegion: 3,
        plantFunctionalType: 4,
        rh98: 1.5,
        boaOffset: 0,
        date: '2019-04-18',
        landCoverProbability: 80,
      },
      truth: { landCover: 40, agb: 1.5 },
    })
    // The sign of the decimal part holds for the whole: −(0.25 + 6).
    expect(samples[6].location).toEqual({ latitude: -6.25, longitude: 60.125 })
  })

  it('leaves out masked land cover quietly, and codes that are none with a word', async () => {
    const dataset = await openDataset(await agbdLiteFile(7))
    const samples = await all(dataset)
    expect(samples[2].truth).toEqual({ agb: AGB(2) })
    expect(samples[4].truth).toEqual({ agb: AGB(4) })
    expect(dataset.problems()).toEqual([
      {
        where: 'test-000004',
        message: 'the land cover 37 is not a code of CGLS-LC100; the label is left out',
      },
    ])
  })

  it('gives reflectance (DN − 1000) / 10000 from 0 on, dB by the PALSAR formula, and NaN for DN 0', async () => {
    const dataset = await openDataset(await agbdLiteFile(3))
    const [, second] = await imagery(dataset, await all(dataset))
    const b08 = second.s2 === undefined ? undefined : bandOf(second.s2, 'B08')
    const hv = second.sar === undefined ? undefined : bandOf(second.sar, 'HV')
    expect(b08?.[0]).toBeNaN()
    expect(b08?.[1]).toBe(0)
    expect(b08?.[30]).toBeCloseTo((S2_DN(1, 30, 7) - 1000) / 10_000, 7)
    expect(hv?.[0]).toBeNaN()
    expect(hv?.[30]).toBeCloseTo(10 * Math.log10(ALOS_DN(1, 30, 1) ** 2) - 83, 4)
    expect(second.landCover?.data[312]).toBe(40)
    expect(second.landCover?.data[0]).toBe(30)
  })

  for (const chunkRows of [undefined, 1, 3, 64]) {
    const layout = chunkRows === undefined ? 'in one piece' : `in chunks of ${chunkRows}`
    it(`reads samples in any order, stored ${layout}, and returns them in the order asked`, async () => {
      const dataset = await openDataset(await agbdLiteFile(70, { ...(chunkRows ? { chunkRows } : {}) }))
      const samples = await all(dataset)
      const mixed = [69, 0, 35, 1, 68, 0, 33].map((row) => samples[row])
      const rasters = await imagery(dataset, mixed)
      mixed.forEach(({ id }, index) => {
        const row = Number(id.slice(-6))
        expect(rasters[index].s2?.data[30]).toBeCloseTo((S2_DN(row, 30, 0) - 1000) / 10_000, 6)
      })
    })
  }

  it('finds a sample by its id, and none by another', async () => {
    const dataset = await openDataset(await agbdLiteFile(7))
    expect((await dataset.find('test-000005'))?.truth.agb).toBe(AGB(5))
    for (const id of ['test-000007', 'test-5', 'train-000005', 'test-00005', 'x']) {
      expect(await dataset.find(id)).toBeUndefined()
    }
  })

  it('has a fingerprint of its own content', async () => {
    const [one, same, other] = [await agbdLiteFile(2), await agbdLiteFile(2), await agbdLiteFile(3)]
    await copyFile(one, same)
    const prints = await Promise.all(
      [one, same, other].map(async (file) => (await openDataset(file)).description.fingerprint),
    )
    expect(prints[1]).toBe(prints[0])
    expect(prints[2]).not.toBe(prints[0])
  })

  it('takes its split from its name, and a folder holds several', async () => {
    const folder = path.dirname(await agbdLiteFile(2, {}, 'AGBD-Lite-train.h5'))
    await copyFile(await agbdLiteFile(3), path.join(folder, 'AGBD-Lite-val.h5'))
    const dataset = await openDataset(folder)
    expect(dataset.description.sampleCounts).toEqual({ train: 2, val: 3, test: 0 })
    const ids = []
    for await (const { id } of dataset.samples({ split: 'val' })) ids.push(id)
    expect(ids).toEqual(['val-000000', 'val-000001', 'val-000002'])
    expect((await imagery(dataset, await all(dataset))).length).toBe(5)
    await copyFile(path.join(folder, 'AGBD-Lite-val.h5'), path.join(folder, 'more-val.h5'))
    await expect(openDataset(folder)).rejects.toThrow(
      'AGBD-Lite-val.h5 and more-val.h5 both hold the val split',
    )
  })

  it('says that it is synthetic where its attributes do', async () => {
    const file = await hdf5File(path.join(temporaryFolder(), 'AGBD-Lite-test.h5'), (root) => {
      writeAgbdArrays(root, 2)
      root.create_attribute('synthetic', 1)
      root.create_attribute('license', 'CC0-1.0')
      root.create_attribute('name', 'made up')
    })
    expect((await openDataset(file)).description).toMatchObject({
      name: 'made up',
      synthetic: true,
      licence: 'CC0-1.0',
    })
  })

  it('opens without labels, radar or land cover', async () => {
    const dataset = await openDataset(
      await agbdLiteFile(2, { without: ['GEDI/agbd', 'ALOS_bands', 'LC', 'region'] }),
    )
    expect(dataset.description.tasks).toEqual([])
    expect(Object.keys(dataset.description.modalities)).toEqual(['s2'])
    expect((await all(dataset))[0].truth).toEqual({})
  })
})

describe('an AGBD file with a group per tile', () => {
  it('gives ids by tile and row', async () => {
    const file = await hdf5File(path.join(temporaryFolder(), 'data_subset-2019-v4_0-20.h5'), (root) => {
      for (const [tile, rows] of [
        ['32TNS', 2],
        ['32TPT', 3],
      ] as const)
        writeAgbdArrays(root.create_group(tile), rows)
      root.create_group('notes')
    })
    const dataset = await openDataset(file)
    expect(dataset.description).toMatchObject({ format: 'agbd', sampleCounts: { train: 0, val: 0, test: 5 } })
    const samples = await all(dataset)
    expect(samples.map(({ id }) => id)).toEqual([
      '32TNS-000000',
      '32TNS-000001',
      '32TPT-000000',
      '32TPT-000001',
      '32TPT-000002',
    ])
    expect(samples[4].truth.agb).toBe(AGB(2))
    const rasters = await imagery(dataset, [...samples].reverse())
    expect(rasters[0].s2?.data[30]).toBeCloseTo((S2_DN(2, 30, 0) - 1000) / 10_000, 6)
    expect((await dataset.find('32TNS-000001'))?.id).toBe('32TNS-000001')
  })

  it('is one data set with the others in its folder; a tile in two of them names its file in its ids', async () => {
    const folder = temporaryFolder()
    const tilesOf = {
      'data_subset-2019-v4_0-20.h5': ['32TNS', '32TPT'],
      'data_subset-2020-v4_0-20.h5': ['32TNS'],
    }
    for (const [name, tiles] of Object.entries(tilesOf)) {
      await hdf5File(path.join(folder, name), (root) => {
        for (const tile of tiles) writeAgbdArrays(root.create_group(tile), 1)
      })
    }
    const dataset = await openDataset(folder)
    expect(dataset.description).toMatchObject({ format: 'agbd', sampleCounts: { train: 0, val: 0, test: 3 } })
    const samples = await all(dataset)
    expect(samples.map(({ id }) => id)).toEqual([
      'data_subset-2019-v4_0-20-32TNS-000000',
      '32TPT-000000',
      'data_subset-2020-v4_0-20-32TNS-000000',
    ])
    expect((await imagery(dataset, samples)).every(({ s2 }) => s2 !== undefined)).toBe(true)
  })

  it('with many tiles finds one that is unlike the others when it is wanted, and spoils only its samples', async () => {
    const file = await hdf5File(path.join(temporaryFolder(), 'tiles.h5'), (root) => {
      for (let tile = 10; tile < 20; tile++) {
        const without = tile === 19 ? { without: ['ALOS_bands'] } : {}
        writeAgbdArrays(root.create_group(`32T${tile}`), 1, without)
      }
    })
    const dataset = await openDataset(file)
    const found = await dataset.find('32T18-000000')
    expect(found?.truth.agb).toBe(AGB(0))
    expect(await all(dataset)).toHaveLength(9)
    expect(dataset.problems()[0].where).toBe('32T19')
    await expect(dataset.find('32T19-000000')).rejects.toThrow(
      '"32T19" has other bands or patch sizes than "32T10"',
    )
  })
})

describe('an HDF5 file that is no AGBD data set', () => {
  it('is refused with its name', async () => {
    const file = await hdf5File(path.join(temporaryFolder(), 'other.h5'), (root) => {
      root.create_dataset({ name: 'labels', data: new Float32Array(3) })
    })
    await expect(openDataset(file)).rejects.toThrow(`${file}: The HDF5 file is no AGBD data set`)
  })

  it('with arrays of another shape, says which', async () => {
    const file = await hdf5File(path.join(temporaryFolder(), 'AGBD-Lite-test.h5'), (root) => {
      writeAgbdArrays(root, 3, { without: ['ALOS_bands'] })
      root.create_dataset({ name: 'ALOS_bands', data: new Uint16Array(2 * 625 * 2), shape: [2, 25, 25, 2] })
    })
    await expect(openDataset(file)).rejects.toThrow(
      '"ALOS_bands" has shape 2 × 25 × 25 × 2, not 3 × 25 × 25 × bands',
    )
    const short = await hdf5File(path.join(temporaryFolder(), 'AGBD-Lite-test.h5'), (root) => {
      writeAgbdArrays(root, 3, { without: ['GEDI/agbd'] })
      root.create_dataset({ name: 'GEDI/agbd', data: new Float32Array(2) })
    })
    await expect(openDataset(short)).rejects.toThrow('"GEDI/agbd" has shape 2, not 3')
  })

  it('cut off, says so', async () => {
    const file = await agbdLiteFile(4)
    await writeFile(file, (await readFile(file)).subarray(0, 40_000))
    await expect(openDataset(file)).rejects.toThrow(
      /AGBD-Lite-test\.h5: The HDF5 file cannot be read \(truncated file/,
    )
  })
})

it('a damaged chunk spoils only its samples', async () => {
  const file = await agbdLiteFile(96, { chunkRows: 32 })
  const bytes = await readFile(file)
  const dataset = await openDataset(file)
  const samples = await all(dataset)
  await dataset.close()
  const zlibHeader = Buffer.from([0x78, 0x5e])
  const firstChunk = bytes.indexOf(zlibHeader)
  bytes.fill(0, firstChunk, firstChunk + 2000)
  await writeFile(file, bytes)
  const damaged = await openDataset(file)
  const results = await damaged.readImagery(samples, ['s2'])
  const failed = results.filter((result) => 'problem' in result)
  expect(failed).toHaveLength(32)
  expect(damaged.problems()[0].message).toMatch(
    /AGBD-Lite-test\.h5: The HDF5 file cannot be read \(filter returned failure/,
  )
})

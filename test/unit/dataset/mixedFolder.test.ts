import { readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { encode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { openDataset } from '../../../src/core/dataset/openDataset'
import type { Imagery } from '../../../src/core/dataset/sample'
import { temporaryFolder, writeFiles } from './support/folders'
import { npyBytes } from './support/npyBytes'
import { tiffBytes, type TiffSpec } from './support/tiffBytes'

const S2: TiffSpec = { width: 4, height: 4, bands: 1, type: 'uint16', pixel: (_, x, y) => 1500 + y * 4 + x }
const uint16 = (count: number, value: (index: number) => number) =>
  new Uint8Array(Uint16Array.from({ length: count }, (_, index) => value(index)).buffer)
const SAR = npyBytes(
  { descr: '<u2', shape: [2, 4, 4] },
  uint16(32, (index) => (index === 0 ? 0 : 1000 + index)),
)
const RGB = encode({
  width: 4,
  height: 4,
  channels: 3,
  data: Uint8Array.from({ length: 48 }, (_, index) => index * 5),
})
const CODES = [20, 30, 50, 112]
const LAND_COVER = npyBytes(
  { descr: '|u1', shape: [4, 4] },
  Uint8Array.from({ length: 16 }, (_, index) => CODES[index % 4]),
)

const MODALITIES = {
  s2: {
    images: { B04: 's2/{id}_red.tif', B08: 's2/{id}_B08.tif' },
    bands: ['B04', 'B08'],
    scale: 0.0001,
  } as Readonly<Record<string, unknown>>,
  sar: { images: 'sar/{id}.npy', bands: ['HH', 'HV'], transform: 'palsar-dn', nodata: [0, 1] },
  rgb: { images: 'rgb/{id}.png', bands: ['R', 'G', 'B'] },
  landCover: { images: 'lc/{id}.npy', bands: ['class'] },
}

function mixedFolder(
  changes: Readonly<Record<string, unknown>> = {},
  modalities: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const files = {
    'dataset.json': {
      format: 'reo-dataset/1',
      name: 'mixed',
      modalities: { ...MODALITIES, ...modalities },
      samples: 'samples.csv',
    },
    'samples.csv': 'id,boa_offset,baseline,date\na,-1000,N0400,2022-01-25\nb,0,02.05,2017-06-13\n',
    's2/a_red.tif': tiffBytes(S2),
    's2/a_B08.tif': tiffBytes({ ...S2, width: 2, height: 2, pixel: (_, x, y) => 3000 + y * 2 + x }),
    's2/b_red.tif': tiffBytes(S2),
    's2/b_B08.tif': tiffBytes(S2),
    'sar/a.npy': SAR,
    'sar/b.npy': SAR,
    'rgb/a.png': RGB,
    'rgb/b.png': RGB,
    'lc/a.npy': LAND_COVER,
    'lc/b.npy': LAND_COVER,
  }
  const present = Object.entries({ ...files, ...changes }).filter(([, content]) => content !== null)
  return writeFiles(temporaryFolder(), Object.fromEntries(present))
}

/** Imagery by sample, and the problems met. */
async function readAll(folder: string): Promise<{ imagery: Record<string, Imagery>; problems: string[] }> {
  const dataset = await openDataset(folder)
  const samples = []
  for await (const sample of dataset.samples()) samples.push(sample)
  const results = await dataset.readImagery(samples)
  const imagery = results.flatMap((result) =>
    'imagery' in result ? [[result.sample.id, result.imagery]] : [],
  )
  return {
    imagery: Object.fromEntries(imagery) as Record<string, Imagery>,
    problems: dataset.problems().map(({ where, message }) => `${where}: ${message}`),
  }
}

describe('a folder whose modalities have files of different formats', () => {
  it('gives physical values of all of them on one grid', async () => {
    const dataset = await openDataset(await mixedFolder())
    expect(dataset.description.patchSize).toEqual([4, 4])
    expect(dataset.description.modalities.s2?.resampled).toEqual([
      { bands: ['B08'], from: '2 × 2 px', method: 'nearest' },
    ])
    const { imagery, problems } = await readAll(await mixedFolder())
    expect(problems).toEqual([])
    const { s2, sar, rgb, landCover } = imagery.a
    expect([...(s2?.data ?? [])].map((value) => Math.round(value * 10_000))).toEqual([
      ...Array.from({ length: 16 }, (_, index) => 1500 + index),
      ...[3000, 3000, 3001, 3001, 3000, 3000, 3001, 3001, 3002, 3002, 3003, 3003, 3002, 3002, 3003, 3003],
    ])
    expect(sar?.data[0]).toBeNaN()
    expect(sar?.data[31]).toBeCloseTo(20 * Math.log10(1031) - 83, 4)
    expect(rgb?.data[1]).toBeCloseTo(15 / 255, 6)
    expect(rgb?.data[16]).toBeCloseTo(5 / 255, 6)
    expect([...(landCover?.data ?? [])].slice(0, 4)).toEqual(CODES)
  })

  it('describes the files that say where they lie, band by band', async () => {
    const dataset = await openDataset(await mixedFolder())
    const sample = await dataset.find('a')
    const files = sample && (await dataset.describeImages?.(sample))
    expect(files?.map(({ modality, name, width }) => [modality, name, width])).toEqual([
      ['s2', 's2/a_red.tif', 4],
      ['s2', 's2/a_B08.tif', 2],
    ])
  })

  it('has single-band files named by a template with the band in it', async () => {
    const s2 = { ...MODALITIES.s2, images: 's2/{id}_{band}.tif', bands: ['red', 'B08'] }
    const { imagery } = await readAll(await mixedFolder({}, { s2 }))
    expect(imagery.b.s2?.bands).toEqual(['red', 'B08'])
  })

  it('fits images of another size only where it is told how', async () => {
    const small = encode({ width: 2, height: 2, channels: 3, data: new Uint8Array(12).fill(51) })
    const { problems } = await readAll(await mixedFolder({ 'rgb/a.png': small }))
    expect(problems).toEqual([
      'a: rgb/a.png: The image has 2 × 2 px, patches of this data set have 4 × 4 px. Cut it to that size, correct "patchSize" in dataset.json, or give the modality a "resample".',
    ])
    const rgb = { ...MODALITIES.rgb, resample: 'bilinear' }
    const { imagery } = await readAll(await mixedFolder({ 'rgb/a.png': small }, { rgb }))
    expect(imagery.a.rgb?.data.every((value) => Math.abs(value - 0.2) < 1e-6)).toBe(true)
  })
})

describe('the offset of reflectance, sample by sample', () => {
  const firstPixels = async (key: Readonly<Record<string, string>>, table?: string) => {
    const s2 = { images: 's2/{id}_red.tif', bands: ['B04'], scale: 0.0001, ...key }
    const folder = await mixedFolder(table === undefined ? {} : { 'samples.csv': table }, { s2 })
    const { imagery, problems } = await readAll(folder)
    return { a: imagery.a?.s2?.data[0], b: imagery.b?.s2?.data[0], problems }
  }

  for (const [key, column] of [
    ['offsetColumn', 'boa_offset'],
    ['baselineColumn', 'baseline'],
    ['dateColumn', 'date'],
  ] as const) {
    it(`comes from "${key}"`, async () => {
      const { a, b } = await firstPixels({ [key]: column })
      expect(a).toBeCloseTo(0.05, 6)
      expect(b).toBeCloseTo(0.15, 6)
    })
  }

  it('understands baselines as they are written', async () => {
    const names = ['04.00', '5.09', 'S2A_MSIL2A_20230101T101031_N0511_R022_T33UUP_20240101T000000']
    for (const name of names) {
      const { a } = await firstPixels({ baselineColumn: 'baseline' }, `id,baseline\na,${name}\n`)
      expect(a, name).toBeCloseTo(0.05, 6)
    }
    for (const name of ['N0301', '3.01', '0205']) {
      const { a } = await firstPixels({ baselineColumn: 'baseline' }, `id,baseline\na,${name}\n`)
      expect(a, name).toBeCloseTo(0.15, 6)
    }
  })

  it('is never guessed: what is not understood leaves the sample out', async () => {
    const { problems } = await firstPixels({ offsetColumn: 'boa_offset' }, 'id,boa_offset\na,1000\nb,\n')
    expect(problems).toEqual([
      'a: "boa_offset" holds 1000; expected BOA_ADD_OFFSET, the DN to add: 0, or -1000 as a rule. Correct the column, or state one "offset" for all samples.',
      'b: The sample has no "boa_offset", which tells the offset of its reflectance. Fill the column in, or state one "offset" for all samples.',
    ])
    await expect(firstPixels({ offsetColumn: 'boa_offset', dateColumn: 'date' })).rejects.toThrow(
      '"modalities.s2": expected one of offsetColumn, baselineColumn and dateColumn',
    )
  })
})

describe('bad images', () => {
  it('cost their own sample only, and say what is wrong', async () => {
    const cases: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
      [{ 's2/a_red.tif': null }, 's2/a_red.tif: The file is missing'],
      [{ 's2/a_red.tif': tiffBytes({ ...S2, bands: 2 }) }, 'The image has 2 bands, a file per band has 1'],
      [{ 'sar/a.npy': SAR.slice(0, -2) }, 'sar/a.npy: The array cannot be read: it is truncated'],
      [{ 'sar/a.npy': 'text' }, 'sar/a.npy: The array cannot be read: it ends within its header'],
      [{ 'rgb/a.png': new Uint8Array(0) }, 'rgb/a.png: The PNG has no header'],
      [{ 'rgb/a.png': RGB.slice(0, 60) }, 'rgb/a.png: The PNG cannot be decoded'],
      [{ 'lc/a.npy': RGB }, 'lc/a.npy: The image has 3 bands, "modalities.landCover.bands" names 1'],
    ]
    for (const [changes, message] of cases) {
      const { imagery, problems } = await readAll(await mixedFolder(changes))
      expect(Object.keys(imagery), message).toEqual(['b'])
      expect(problems, message).toHaveLength(1)
      expect(problems[0]).toContain(message)
    }
  })

  it('are not followed out of the data set, by templates or by links', async () => {
    const outside = await writeFiles(temporaryFolder(), { 'secret.png': RGB })
    for (const images of ['../{id}.png', path.join(outside, 'secret.png'), 'rgb/{id}/../../../x.png']) {
      const { problems } = await readAll(await mixedFolder({}, { rgb: { ...MODALITIES.rgb, images } }))
      expect(problems[0]).toContain('leaves the data set')
    }
    const folder = await mixedFolder({ 'rgb/a.png': null })
    symlinkSync(path.join(outside, 'secret.png'), path.join(folder, 'rgb', 'a.png'))
    expect((await readAll(folder)).problems[0]).toContain('"rgb/a.png" leaves the data set')
    const perBand = { ...MODALITIES.s2, images: { B04: 's2/{id}_red.tif', B08: '../{id}.tif' } }
    expect((await readAll(await mixedFolder({}, { s2: perBand }))).problems[0]).toContain(
      'leaves the data set',
    )
  })

  it('a description without a file for a band is refused', async () => {
    const s2 = { ...MODALITIES.s2, images: { B04: 's2/{id}_red.tif' } }
    await expect(openDataset(await mixedFolder({}, { s2 }))).rejects.toThrow(
      '"modalities.s2.images" names no file of the band B08. Give it one: "B08": "{id}_B08.tif".',
    )
  })
})

it('an archive serves several modalities', async () => {
  const { archives } = JSON.parse(
    readFileSync(new URL('../../fixtures/images/images.json', import.meta.url), 'utf8'),
  ) as { archives: { stored: { bytes: string; s2: number[] } } }
  const folder = await writeFiles(temporaryFolder(), {
    'a.npz': new Uint8Array(Buffer.from(archives.stored.bytes, 'base64')),
    'samples.csv': 'id\na\n',
    'dataset.json': {
      format: 'reo-dataset/1',
      name: 'archives',
      images: '{id}.npz',
      modalities: {
        s2: { bands: ['B04', 'B08'], array: 's2' },
        sar: { bands: ['HH', 'HV'], array: 'sar', layout: 'chw', resample: 'nearest' },
      },
      samples: 'samples.csv',
    },
  })
  const { imagery, problems } = await readAll(folder)
  expect(problems).toEqual([])
  expect([...(imagery.a.s2?.data ?? [])]).toEqual(archives.stored.s2)
  expect(imagery.a.sar).toMatchObject({ width: 4, height: 3 })
})

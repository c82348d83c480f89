import { createHash } from 'node:crypto'
import path from 'node:path'
import { Command } from 'commander'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { registerInspect } from '../../../src/cli/commands/inspect'
import { inspect } from '../../../src/core/dataset/inspect/inspect'
import { agbdLiteFile, hdf5File } from './support/agbdFile'
import { jsonLines, ROWS, smallFolder } from './support/demoFolder'
import { temporaryFolder, writeFiles } from './support/folders'
import { GDAL_TIFFS, gdalPixel } from './support/gdalTiffs'
import { tiffBytes, type TiffSpec } from './support/tiffBytes'

/** What `reo inspect` prints. */
async function printed(...args: string[]): Promise<string> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const program = new Command('reo').exitOverride()
  registerInspect(program)
  await program.parseAsync(['inspect', ...args], { from: 'user' })
  return log.mock.calls.map(([line]) => String(line)).join('\n')
}

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

const spec: TiffSpec = {
  width: 3,
  height: 2,
  bands: 2,
  type: 'int16',
  pixel: (band, x, y) => (x === 0 ? -1 : band * 10 + y + x),
  nodata: '-1',
  bigEndian: true,
}

describe('reo inspect on one raster', () => {
  it('gives size, bands, reference system and statistics without the missing values', async () => {
    const folder = await writeFiles(temporaryFolder(), {
      'a.tif': tiffBytes(spec),
      'b.tif': GDAL_TIFFS.bigTiffGeoreferenced,
    })
    const file = path.join(folder, 'a.tif')
    expect(JSON.parse(await printed(file, '--json'))).toEqual({
      kind: 'raster',
      path: file,
      width: 3,
      height: 2,
      nodata: -1,
      bands: [
        { name: '1', dtype: 'int16', min: 1, max: 3, mean: 2, nodataShare: 1 / 3 },
        { name: '2', dtype: 'int16', min: 11, max: 13, mean: 12, nodataShare: 1 / 3 },
      ],
    })
    expect(await inspect(path.join(folder, 'b.tif'), { checksum: false })).toMatchObject({
      crs: 'EPSG:32719',
      origin: [500000, 8000000],
      pixelSize: [10, -10],
      bands: [{ name: 'B02' }, { name: 'B03 & <B04>' }, { name: 'B08' }],
    })
  })

  it('adds the checksum of the pixels, little-endian and band by band, whatever the file', async () => {
    const folder = await writeFiles(temporaryFolder(), { 'a.tif': GDAL_TIFFS.lzwDifferencesTiledBigEndian })
    const pixels = Array.from({ length: 3 * 17 * 19 }, (_, at) =>
      gdalPixel(Math.floor(at / 323), at % 19, Math.floor(at / 19) % 17),
    )
    const bytes = Buffer.alloc(pixels.length * 2)
    pixels.forEach((value, at) => bytes.writeUInt16LE(value, at * 2))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(JSON.parse(await printed(path.join(folder, 'a.tif'), '--json', '--checksum'))).toMatchObject({
      sha256,
    })
  })

  it('prints aligned lines for people', async () => {
    const folder = await writeFiles(temporaryFolder(), { 'a.tif': tiffBytes(spec) })
    const lines = (await printed(path.join(folder, 'a.tif'))).split('\n').slice(1)
    expect(lines).toEqual([
      'size    3 × 2 px, 2 bands',
      'CRS     none',
      'nodata  -1',
      '',
      'band  dtype  min  max  mean  nodata',
      '1     int16    1    3     2  33.3 %',
      '2     int16   11   13    12  33.3 %',
    ])
  })

  it('refuses what only has the name of one', async () => {
    const folder = await writeFiles(temporaryFolder(), { 'a.tif': 'text' })
    await expect(inspect(path.join(folder, 'a.tif'), { checksum: false })).rejects.toThrow(
      'This is not a TIFF file',
    )
  })
})

describe('reo inspect on an HDF5 file', () => {
  it('lists its arrays, read or not', async () => {
    const file = await hdf5File(path.join(temporaryFolder(), 'a.h5'), (root) => {
      root.create_dataset({ name: 'labels', data: Float32Array.of(1, Number.NaN, 3), shape: [3] })
      root.create_group('more').create_dataset({ name: 'words', data: ['x'] })
    })
    const summary = JSON.parse(await printed(file, '--json', '--checksum')) as unknown
    const sha256 = createHash('sha256')
      .update(new Uint8Array(Float32Array.of(1, Number.NaN, 3).buffer))
      .digest('hex')
    expect(summary).toEqual({
      kind: 'hdf5',
      path: file,
      bands: [
        { name: 'labels', dtype: 'float32', shape: [3], min: 1, max: 3, mean: 2, nodataShare: 1 / 3, sha256 },
        {
          name: 'more/words',
          dtype: 'string',
          shape: [1],
          problem: 'it holds values of type string, which is not read',
        },
      ],
      complete: true,
    })
  })

  it('takes AGBD for the data set that it is', async () => {
    expect(await inspect(await agbdLiteFile(3), { checksum: false })).toMatchObject({
      kind: 'dataset',
      format: 'agbd-lite',
      samples: 3,
    })
  })
})

describe('reo inspect on a data set', () => {
  it('gives format, samples per split, bands, tasks and the first problems, those of images included', async () => {
    const folder = await smallFolder({ 's2/d-2.tif': null })
    const summary = JSON.parse(await printed(folder, '--json')) as Record<string, unknown>
    expect(summary).toMatchObject({
      kind: 'dataset',
      format: 'reo-dataset/1',
      sampleCounts: { train: 1, val: 0, test: 2 },
      samples: 3,
      modalities: { s2: { bands: ['B04', 'B08'] } },
      tasks: ['humanActivity', 'landCover', 'patchCount', 'agb'],
      firstIds: ['d-1', 'd-2', 'd-3'],
      problemCount: 1,
      firstProblems: [{ where: 'd-2' }],
    })
  })

  it('says in words that it is synthetic, and shows control characters as such', async () => {
    const folder = await smallFolder({ 'samples.jsonl': jsonLines([{ ...ROWS[0], id: 'd-1\u001b[31m' }]) })
    const text = await printed(folder)
    expect(text).toContain('name         five pixels (synthetic)')
    expect(text).toContain('samples      1 (train 1)')
    expect(text).not.toContain('\u001b')
    expect(text).toContain('d-1\ufffd[31m')
  })

  it('puts what failed on one line and exits 1', async () => {
    const error = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
    expect(await printed('/no/such/place')).toBe('')
    expect(error.mock.calls.join('')).toMatch(/^reo: .*no.such.place: There is no such data set\. [^\n]*\n$/)
    expect(process.exitCode).toBe(1)
  })
})

describe('a table without a description', () => {
  it('is given one, in words and as JSON to save', async () => {
    const folder = await smallFolder({ 'dataset.json': null, 'samples.jsonl': jsonLines(ROWS) })
    const text = await printed(folder)
    expect(text).toMatch(/Above-ground biomass\s+agb\s+sure\s+its name says so; numbers from 0 to 120.5/)
    expect(text).toContain(`Save this as ${path.join(folder, 'dataset.json')}`)
    const json: unknown = JSON.parse(text.slice(text.indexOf('{\n')))
    await writeFiles(folder, { 'dataset.json': json })
    expect(await inspect(folder, { checksum: false })).toMatchObject({ kind: 'dataset', samples: 3 })
  })

  it('has its proposal in JSON', async () => {
    const folder = await smallFolder({ 'dataset.json': null })
    const summary: unknown = JSON.parse(await printed(path.join(folder, 'samples.jsonl'), '--json'))
    expect(summary).toMatchObject({
      kind: 'proposal',
      proposal: { rows: 3, items: expect.any(Array) },
      description: { format: 'reo-dataset/1', samples: 'samples.jsonl' },
    })
  })
})

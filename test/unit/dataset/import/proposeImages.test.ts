import { symlinkSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { jsonLines } from '../support/demoFolder'
import type { TiffSpec } from '../support/tiffBytes'
import { annotatedFolder, IDS, IMAGES, proposed, rowsWith } from './folders'

const table = { 'samples.jsonl': jsonLines(rowsWith(() => ({ agb: 2 }))) }

/** Modalities that are proposed for images at templates. */
async function modalitiesFor(images: Readonly<Record<string, TiffSpec>>): Promise<unknown> {
  return (await proposed(await annotatedFolder(table, images))).description.modalities
}

describe('images are found by the values of a row', () => {
  it.each([
    ['s2/{id}.tif'],
    ['{id}.tif'],
    ['data/2020/{id}_S2.tif'],
    ['{id}/patch.tif'],
    ['{id}/{id}_all.tif'],
  ])('%s', async (template) => {
    expect(await modalitiesFor({ [template]: IMAGES.s2 })).toMatchObject({ s2: { images: template } })
  })

  it('above the folder of the table, where the description is then saved', async () => {
    const folder = await annotatedFolder(
      { 'annotations/samples.jsonl': table['samples.jsonl'] },
      {
        's2/{id}.tif': IMAGES.s2,
      },
    )
    const { proposal, description } = await proposed(path.join(folder, 'annotations/samples.jsonl'))
    expect(proposal.saveAs).toBe(path.join(folder, 'dataset.json'))
    expect(description).toMatchObject({ samples: 'annotations/samples.jsonl' })
  })

  it('by the path that a row names, but never outside of the data set', async () => {
    const rows = IDS.map((id) => ({ id, image: `images/${id}.tif` }))
    const inside = await annotatedFolder(
      { 'samples.jsonl': jsonLines(rows) },
      { 'images/{id}.tif': IMAGES.s2 },
    )
    expect((await proposed(inside)).description).toMatchObject({ modalities: { s2: { images: '{image}' } } })
    const climbing = IDS.map((id) => ({ id, image: `../images/${id}.tif` }))
    const outside = await annotatedFolder(
      { 'a/b/c/samples.jsonl': jsonLines(climbing) },
      { 'a/b/images/{id}.tif': IMAGES.s2 },
    )
    const { description } = await proposed(path.join(outside, 'a/b/c'))
    expect(JSON.stringify(description)).not.toContain('..')
  })

  it('not through links', async () => {
    const elsewhere = await annotatedFolder({}, { 's2/{id}.tif': IMAGES.s2 })
    const folder = path.join(
      await annotatedFolder({ 'deep/er/samples.jsonl': table['samples.jsonl'] }),
      'deep/er',
    )
    symlinkSync(elsewhere, path.join(folder, 'linked'))
    const { description, notes } = await proposed(folder)
    expect(description.modalities).toBeUndefined()
    expect(notes[0]).toMatch(/^No images were found/)
  })

  it('by split folders', async () => {
    const rows = IDS.map((id, index) => ({ id, split: ['train', 'val', 'test'][index] }))
    const folder = await annotatedFolder({ 'samples.jsonl': jsonLines(rows) })
    const { writeFiles } = await import('../support/folders')
    const { tiffBytes } = await import('../support/tiffBytes')
    for (const { id, split } of rows)
      await writeFiles(folder, { [`${split}/${id}.tif`]: tiffBytes(IMAGES.s2) })
    expect((await proposed(folder)).description).toMatchObject({
      modalities: { s2: { images: '{split}/{id}.tif' } },
    })
  })

  it('one file per band', async () => {
    const images = Object.fromEntries(
      ['B02', 'B04', 'B08'].map((band) => [`{id}/{id}_${band}.tif`, IMAGES.oneBand]),
    )
    expect(await modalitiesFor(images)).toEqual({
      s2: { images: '{id}/{id}_{band}.tif', bands: ['B02', 'B04', 'B08'], scale: 0.0001 },
    })
  })
})

describe('what images show is told by their bands and values', () => {
  it('Sentinel-2 with and without the offset of later baselines, and the other way as alternative', async () => {
    expect(await modalitiesFor({ 's2/{id}.tif': IMAGES.s2 })).toMatchObject({
      s2: { scale: 0.0001, offset: -0.1 },
    })
    const folder = await annotatedFolder(table, { 's2/{id}.tif': IMAGES.s2WithoutOffset })
    const { description, proposal } = await proposed(folder)
    expect(description.modalities).toEqual({
      s2: { images: 's2/{id}.tif', bands: expect.arrayContaining(['B01', 'B12']), scale: 0.0001 },
    })
    const other = proposal.items.find(({ key }) => key === 'modalities.s2')?.choices[1]
    expect(other?.value).toMatchObject({ offset: -0.1 })
  })

  it('ten bands, reflectance as floats', async () => {
    expect(await modalitiesFor({ 's2/{id}.tif': IMAGES.tenBands })).toMatchObject({
      s2: { bands: ['B02', 'B03', 'B04', 'B05', 'B06', 'B07', 'B08', 'B8A', 'B11', 'B12'] },
    })
    expect(await modalitiesFor({ 's2/{id}.tif': IMAGES.reflectance })).toEqual({
      s2: { images: 's2/{id}.tif', bands: ['B02', 'B03', 'B04', 'B08'] },
    })
  })

  it('radar in dB by its folder, and numbers of PALSAR-2', async () => {
    expect(await modalitiesFor({ 's1/{id}.tif': IMAGES.decibels })).toMatchObject({
      sar: { bands: ['VV', 'VH'] },
    })
    expect(await modalitiesFor({ 'alos/{id}.tif': IMAGES.decibels })).toMatchObject({
      sar: { bands: ['HH', 'HV'] },
    })
    expect(await modalitiesFor({ 'alos/{id}.tif': IMAGES.palsar })).toMatchObject({
      sar: { bands: ['HH', 'HV'], transform: 'palsar-dn', nodata: [0, 1] },
    })
  })

  it('pictures and maps of land cover', async () => {
    const images = { 'rgb/{id}.tif': IMAGES.picture, 'lc/{id}.tif': IMAGES.landCover }
    expect(await modalitiesFor(images)).toEqual({
      rgb: { images: 'rgb/{id}.tif', bands: ['R', 'G', 'B'] },
      landCover: { images: 'lc/{id}.tif', bands: ['LC'] },
    })
  })

  it('not where nothing tells', async () => {
    const { description, notes } = await proposed(
      await annotatedFolder(table, { 'dem/{id}.tif': IMAGES.oneBand }),
    )
    expect(description.modalities).toBeUndefined()
    expect(notes).toContain(
      'The images at dem/{id}.tif have one band of uint16, 5 × 5 px: what they show is not known.',
    )
  })
})

describe('a proposal', () => {
  it('is the same every time', async () => {
    const folder = await annotatedFolder(table, { 's2/{id}.tif': IMAGES.s2, 'sar/{id}.tif': IMAGES.palsar })
    expect(await proposed(folder)).toEqual(await proposed(folder))
  })

  it('of a folder with neither table nor rasters is refused', async () => {
    const folder = await annotatedFolder({ 'notes.txt': 'hello' })
    await mkdir(path.join(folder, 'empty'))
    await expect(proposed(folder)).rejects.toThrow('neither a table of samples nor rasters')
  })
})

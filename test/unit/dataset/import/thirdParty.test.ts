import path from 'node:path'
import { expect, it } from 'vitest'
import { previewMapping } from '../../../../src/core/dataset/import/previewMapping'
import { describeWithShared, sharedFile } from '../support/sharedData'
import { proposed } from './folders'

describeWithShared('the BioMassters chip', 'biomassters', () => {
  it('is proposed as Sentinel-2 and Sentinel-1 with biomass labels, and opens so', async () => {
    const { proposal, description } = await proposed(sharedFile('biomassters'))
    expect(description).toMatchObject({
      grid: { patchSize: [25, 25] },
      modalities: {
        s2: { images: '0060c0a5_S2_06.tif', scale: 0.0001 },
        sar: { images: '0060c0a5_S1_06.tif', bands: ['VV', 'VH', 'VV descending', 'VH descending'] },
      },
      labels: { agb: { image: '0060c0a5_agbm.tif', at: 'centre' } },
    })
    const preview = await previewMapping(proposal)
    expect(preview.failure).toBeUndefined()
    expect(preview.shown).toHaveLength(10)
    expect(preview.shown.every((result) => 'imagery' in result)).toBe(true)
    expect(preview.withTruth.agb).toBeGreaterThan(80)
  })
})

describeWithShared('the ALOS-2 mosaic and the land-cover map', 'palsar2', () => {
  it('are proposed by the names of their files and by their values', async () => {
    expect((await proposed(sharedFile('palsar2'))).description.modalities).toEqual({
      sar: {
        images: 'N23W161_20_sl_{band}_F02DAR.tif',
        bands: ['HH', 'HV'],
        transform: 'palsar-dn',
        nodata: [0, 1],
      },
    })
    expect((await proposed(sharedFile('lc100'))).sure).toEqual({ landCover: 'sure' })
  })
})

describeWithShared('tables of answers', 'vlm-answers', () => {
  it('EarthDial: the truth is its "annotation", and nothing names a sample', async () => {
    const { description, notes } = await proposed(sharedFile('vlm-answers/earthdial_RSVQA_LR.jsonl'))
    expect(description.columns).toMatchObject({ question: 'question', answer: 'annotation' })
    expect(notes[0]).toMatch(/^No column names a sample/)
  })

  it('CHOICE: ids, images that are not there, and its questions', async () => {
    const file = sharedFile('vlm-answers/qwen2-vl-7b_CHOICE/resource_assessment.json')
    const { description, notes, proposal } = await proposed(file)
    expect(path.basename(proposal.saveAs)).toBe('resource_assessment.dataset.json')
    expect(description.columns).toMatchObject({ id: 'id', question: 'query' })
    expect(notes[0]).toMatch(/^No images were found/)
  })
})

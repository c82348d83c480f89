import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataset } from '../../../../src/core/dataset/openDataset'
import { annotatedFolder, IMAGES, rowsWith } from './folders'

const QUESTION = 'What is the above-ground biomass?'

function conversation(index: number): object {
  return {
    image: `s2/a-${index + 1}.tif`,
    conversations: [
      { from: 'human', value: `<image>\n${QUESTION}` },
      { from: 'gpt', value: `The AGB is ${100 + index} Mg/ha.` },
    ],
  }
}

describe('a table of annotations without a description', () => {
  it.each([
    ['a file', 'train.json'],
    ['a folder', ''],
  ])('opens as %s under the description that is proposed for it', async (_, opened) => {
    const folder = await annotatedFolder(
      { 'train.json': JSON.stringify(rowsWith(conversation)) },
      { 's2/{id}.tif': IMAGES.s2 },
    )
    const dataset = await openDataset(path.join(folder, opened))
    await dataset.indexed()
    expect(dataset.description).toMatchObject({ tasks: ['agb'], sampleCounts: { train: 3 } })
    const sample = await dataset.find('a-2')
    expect(sample?.truth.agb).toBe(101)
    const [result] = await dataset.readImagery(sample === undefined ? [] : [sample])
    expect(result).toHaveProperty('imagery.s2.width', 5)
    await dataset.close()
  })

  it('is refused where none of its rows can be read', async () => {
    const folder = await annotatedFolder({ 'rows.json': '[1,2' })
    await expect(openDataset(path.join(folder, 'rows.json'))).rejects.toThrow(
      /rows\.json: No row of the table can be read\. Give each sample a row/,
    )
  })

  it('is refused where its rows have no images', async () => {
    const folder = await annotatedFolder({ 'rows.csv': 'id,agb\na-1,12\na-2,13\n' })
    await expect(openDataset(path.join(folder, 'rows.csv'))).rejects.toThrow(
      /rows\.csv: No images were found .*dataset\.json/,
    )
  })
})

import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { listModels } from '../../../src/core/models/listModels'
import { openModel } from '../../../src/core/models/openModel'
import { MEAN_OF_BANDS_MANIFEST, meanOfBands, temporaryFolder, writeModel } from '../../support/modelFolder'

const shipped = await temporaryFolder()
const own = await temporaryFolder()
await writeModel(shipped, 'unet', { ...MEAN_OF_BANDS_MANIFEST, title: 'Shipped' }, meanOfBands())
await writeModel(own, 'unet', { ...MEAN_OF_BANDS_MANIFEST, title: 'Own' }, meanOfBands())
await writeModel(own, 'mine', MEAN_OF_BANDS_MANIFEST, meanOfBands())
await writeModel(own, 'broken', { inputs: [] }, meanOfBands())
const options = { modelFolders: [shipped, own, path.join(own, 'not-there')] }

describe('opening a model', () => {
  it('finds a name in the folders of models, the first of which wins', async () => {
    expect((await openModel('onnx:unet', options)).description.title).toBe('Shipped')
    expect((await openModel('onnx:mine', options)).description.title).toBe('mine')
  })

  it('takes a path, from wherever the process stands', async () => {
    const relative = path.relative(process.cwd(), path.join(own, 'unet'))
    expect((await openModel(`onnx:${relative}`, options)).description.title).toBe('Own')
  })

  it.each(['onnx:', 'onnx:nowhere', 'onnx:..', 'baseline:toString', 'unet', 'chats:gpt@http://127.0.0.1'])(
    'refuses %s and names the models there are',
    async (id) => {
      const opened = openModel(id, options)
      if (id === 'onnx:..') await expect(opened).rejects.toThrow('There is no model.json')
      else
        await expect(opened).rejects.toThrow(
          /There is no model ".*"\. Use onnx:unet, onnx:mine, baseline:mean/,
        )
    },
  )
})

describe('listing models', () => {
  it('tells those installed and the baselines, and leaves broken ones out', async () => {
    expect((await listModels(options.modelFolders)).map(({ id, title }) => [id, title])).toEqual([
      ['onnx:unet', 'Shipped'],
      ['onnx:mine', 'mine'],
      ['baseline:mean', 'Mean'],
      ['baseline:median', 'Median'],
      ['baseline:land-cover-mean', 'Mean of the land-cover class'],
      ['baseline:majority', 'Most frequent answer'],
    ])
  })
})

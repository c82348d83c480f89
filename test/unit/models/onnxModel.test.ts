import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Answer, BatchModel, PatchInput } from '../../../src/core/models/model'
import { openBatchModel } from '../../support/openBatchModel'
import { MemoryDataset, type SampleInShort } from '../../support/memoryDataset'
import {
  flat,
  MEAN_OF_BANDS_MANIFEST,
  meanOfBands,
  raster,
  temporaryFolder,
  writeModel,
} from '../../support/modelFolder'

const models = await temporaryFolder()
const [input] = MEAN_OF_BANDS_MANIFEST.inputs
const [output] = MEAN_OF_BANDS_MANIFEST.outputs

function patch(id: string, red: number, infrared: number): SampleInShort {
  return { id, imagery: { s2: raster({ B04: flat(red), B08: flat(infrared) }) } }
}

const patches = [patch('a', 1, 3), patch('b', 10, 20), patch('c', -5, -7)]

async function openFolder(folder: string): Promise<BatchModel> {
  return openBatchModel(`onnx:${folder}`, { modelFolders: [], device: 'cpu' })
}

async function answersOf(model: BatchModel, samples: readonly SampleInShort[]): Promise<Answer[]> {
  const dataset = new MemoryDataset(samples)
  const inputs: PatchInput[] = []
  for await (const sample of dataset.samples()) {
    const [result] = await dataset.readImagery([sample])
    if ('imagery' in result) inputs.push(result)
  }
  const answers: Answer[] = []
  for await (const answer of model.predict(inputs, ['agb'])) answers.push(answer)
  return answers
}

describe('a network of a model folder', () => {
  it('answers from the bands that model.json names', async () => {
    const model = await openFolder(await writeModel(models, 'mean', MEAN_OF_BANDS_MANIFEST, meanOfBands()))
    await model.prepare(new MemoryDataset(patches))
    const id = model.description.id
    expect(await answersOf(model, patches)).toEqual([
      { sample: 'a', model: id, task: 'agb', raw: '2', status: 'answered', value: 2 },
      { sample: 'b', model: id, task: 'agb', raw: '15', status: 'answered', value: 15 },
      {
        sample: 'c',
        model: id,
        task: 'agb',
        raw: '-6',
        status: 'out-of-range',
        value: -6,
        reason: 'outside 0–500 Mg/ha',
      },
    ])
    expect(model.description.device).toEqual({
      device: 'cpu',
      trials: [{ device: 'cpu', outcome: 'used', reason: 'The CPU was asked for.' }],
    })
    await model.close()
  })

  it('says what model.json tells of it', async () => {
    const told = { title: 'Mean of bands', trainingData: 'none', licence: 'MIT', synthetic: true }
    const folder = await writeModel(models, 'told', { ...MEAN_OF_BANDS_MANIFEST, ...told }, meanOfBands())
    const { description } = await openFolder(folder)
    expect(description).toEqual({
      id: `onnx:${folder}`,
      tasks: ['agb'],
      bands: { s2: ['B04', 'B08'] },
      modalities: ['s2'],
      ...told,
    })
  })

  it('answers about a patch without data with the reason, and about the others all the same', async () => {
    const model = await openFolder(await writeModel(models, 'nodata', MEAN_OF_BANDS_MANIFEST, meanOfBands()))
    const samples = [patch('empty', NaN, NaN), { id: 'bare', imagery: {} }, patches[0]]
    await model.prepare(new MemoryDataset(patches))
    const answers = await answersOf(model, samples)
    expect(answers.map(({ sample, status, value, error }) => [sample, status, value, error])).toEqual([
      ['empty', 'error', undefined, 'The patch cannot be given to the network: it has no data anywhere'],
      ['bare', 'error', undefined, 'The patch cannot be given to the network: it has no s2 imagery'],
      ['a', 'answered', 2, undefined],
    ])
    await model.close()
  })

  it('fills up the batch of a network that insists on its size', async () => {
    const model = await openFolder(await writeModel(models, 'four', MEAN_OF_BANDS_MANIFEST, meanOfBands(4)))
    await model.prepare(new MemoryDataset(patches))
    expect(model.batchSize).toBe(4)
    expect((await answersOf(model, patches)).map(({ value }) => value)).toEqual([2, 15, -6])
    await model.close()
  })

  it('keeps predictions apart that run at the same time', async () => {
    const model = await openFolder(await writeModel(models, 'twice', MEAN_OF_BANDS_MANIFEST, meanOfBands()))
    await model.prepare(new MemoryDataset(patches))
    const [forwards, backwards] = await Promise.all([
      answersOf(model, patches),
      answersOf(model, [...patches].reverse()),
    ])
    expect(forwards.map(({ value }) => value)).toEqual([2, 15, -6])
    expect(backwards.map(({ value }) => value)).toEqual([-6, 15, 2])
    await model.close()
  })
})

describe('a network that does not go with the data set', () => {
  it('names the bands that are missing', async () => {
    const model = await openFolder(await writeModel(models, 'bands', MEAN_OF_BANDS_MANIFEST, meanOfBands()))
    const dataset = new MemoryDataset([{ id: 'a', imagery: { s2: raster({ B04: flat(1) }) } }])
    await expect(model.prepare(dataset)).rejects.toThrow(
      /The network needs bands that the data set in memory lacks: s2 B08\. Use a data set with these bands/,
    )
  })

  it('names both sizes', async () => {
    const model = await openFolder(await writeModel(models, 'size', MEAN_OF_BANDS_MANIFEST, meanOfBands()))
    const dataset = new MemoryDataset([{ id: 'a', imagery: { s2: raster({ B04: [1], B08: [1] }) } }])
    await expect(model.prepare(dataset)).rejects.toThrow(
      'takes patches of 3 × 3 px; those of in memory have 1 × 1 px',
    )
  })
})

describe('a model folder that is wrong', () => {
  const dataset = new MemoryDataset(patches)

  it('lacks model.json', async () => {
    await expect(openFolder(models)).rejects.toThrow(
      /There is no model\.json that can be read.*Give a folder/,
    )
  })

  it.each([
    ['not JSON', '{', /model\.json: This is not JSON/],
    ['another format', '{"format":"x"}', /model\.json: "format": expected "reo-model\/1", found "x"/],
    [
      'a band without its spread',
      manifestWith({ channels: [{ modality: 's2', band: 'B04', mean: 0 }] }),
      /inputs\.0\.channels/,
    ],
    [
      'validity of a modality it does not see',
      manifestWith({ channels: [{ valid: 'sar' }] }),
      /needs bands of its modality/,
    ],
    ['another unit', manifestWith({}, { unit: 't/ha' }), /give "scale" so that values are in Mg\/ha/],
    ['classes of a number', manifestWith({}, { classes: [1, 2] }), /logits, and only logits, list classes/],
  ])('has %s in model.json', async (_, text, message) => {
    const folder = await writeModel(models, 'broken', MEAN_OF_BANDS_MANIFEST, meanOfBands())
    await writeFile(path.join(folder, 'model.json'), text)
    await expect(openFolder(folder)).rejects.toThrow(message)
  })

  it('lacks the network, or names one elsewhere', async () => {
    const folder = await writeModel(models, 'missing', MEAN_OF_BANDS_MANIFEST, meanOfBands())
    await rm(path.join(folder, 'model.onnx'))
    await expect((await openFolder(folder)).prepare(dataset)).rejects.toThrow(
      /missing: model\.json names the file "model\.onnx", which is not in this folder\. Put it there/,
    )
    const outside = { ...MEAN_OF_BANDS_MANIFEST, file: '../mean/model.onnx' }
    const escaping = await openFolder(await writeModel(models, 'escaping', outside, meanOfBands()))
    await expect(escaping.prepare(dataset)).rejects.toThrow('is not in this folder')
  })

  it('has a network that does not load', async () => {
    const bytes = new TextEncoder().encode('this is no network')
    const model = await openFolder(await writeModel(models, 'foreign', MEAN_OF_BANDS_MANIFEST, bytes))
    await expect(model.prepare(dataset)).rejects.toThrow(
      /model\.onnx: The network cannot be loaded: .*Export it again/,
    )
  })

  it('has a network whose inputs or outputs differ from model.json, and says which', async () => {
    const described = {
      inputs: [{ ...input, name: 'image', channels: [...input.channels, { valid: 's2' }] }],
      outputs: [{ ...output, name: 'biomass' }],
    }
    const model = await openFolder(await writeModel(models, 'names', described, meanOfBands()))
    await expect(model.prepare(dataset)).rejects.toThrow(
      'model.json and the network differ: the network\'s input "pixels" is not described; ' +
        'input "image" is described, but the network has "pixels"; ' +
        'output "biomass" is described, but the network has "agb". Mend model.json',
    )
  })

  it('has a network whose shapes differ from model.json', async () => {
    const channels = [...input.channels, { valid: 's2' }]
    const described = { inputs: [{ ...input, channels }], outputs: [{ ...output, kind: 'map' }] }
    const model = await openFolder(await writeModel(models, 'shapes', described, meanOfBands()))
    await expect(model.prepare(dataset)).rejects.toThrow(
      'input "pixels" is described as N × 3 × 3 × 3, but the network has n × 2 × 3 × 3; ' +
        'output "agb" is described as N × 1 × height × width, but the network has n',
    )
  })
})

function manifestWith(changedInput: object, changedOutput: object = {}): string {
  return JSON.stringify({
    format: 'reo-model/1',
    name: 'broken',
    inputs: [{ ...input, ...changedInput }],
    outputs: [{ ...output, ...changedOutput }],
  })
}

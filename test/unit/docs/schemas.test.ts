import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readAnnotations } from '../../../src/core/annotation/readAnnotations'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { openModel } from '../../../src/core/models/openModel'
import { DEFAULT_PROMPTS } from '../../../src/core/prompts/defaultPrompts'
import { recordDecision, undoDecision } from '../../../src/core/review/recordDecision'
import { reviewFileOf } from '../../../src/core/review/reviewFiles'
import { overrideAnswer } from '../../../src/core/runs/overrideAnswer'
import { runEvaluation } from '../../../src/core/runs/runEvaluation'
import { saveSlice, SLICES_FILE } from '../../../src/core/selection/savedSlices'
import { writeAnnotations } from '../../support/annotationFile'
import { violationsOf, violationsOfLines } from '../../support/jsonSchemas'
import { filesUnder } from '../../support/markdownPage'
import { temporaryFolder } from '../../support/modelFolder'
import { writeDatasetWithoutImages } from '../../support/smallDataset'

const folder = await temporaryFolder()

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

describe('a real file passes the JSON schema of its format', () => {
  it.each(filesUnder('examples').filter((file) => file.endsWith('.dataset.json')))('%s', (file) => {
    expect(violationsOf('dataset', readJson(file))).toEqual([])
  })

  it.each(filesUnder('models').filter((file) => path.basename(file) === 'model.json'))('%s', (file) => {
    expect(violationsOf('model', readJson(file))).toEqual([])
  })

  it('our prompts and our templates', () => {
    expect(violationsOf('prompts', DEFAULT_PROMPTS)).toEqual([])
    expect(violationsOf('templates', parse(readFileSync('templates/reo.templates.yaml', 'utf8')))).toEqual([])
  })

  it('a run log, with a correction', async () => {
    const data = await writeDatasetWithoutImages(path.join(folder, 'data'), 6)
    const out = path.join(folder, 'one.reo.jsonl')
    const dataset = await openDataset(data)
    const models = [await openModel('baseline:mean', { modelFolders: [] })]
    await runEvaluation({ dataset, split: 'test', models, tasks: ['agb'], out })
    const corrected = { sample: 's-1', model: 'baseline:mean', task: 'agb', why: 'seen' } as const
    await overrideAnswer(out, { ...corrected, status: 'answered', value: 3 })
    expect(violationsOfLines('run', out)).toEqual([])
  })

  it('an annotation log and a review log', async () => {
    const texts = [{ sample: 's-1', task: 'agb', answer: 'About 1 Mg/ha.', value: 1 }] as const
    const annotations = writeAnnotations(folder, texts)
    expect(violationsOfLines('annotations', annotations)).toEqual([])
    const {
      header,
      texts: [text],
    } = await readAnnotations(annotations)
    const address = { annotations, header, text, reviewer: 'Ana', settles: false }
    await recordDecision(address, { verdict: 'reject', reason: 'wrong value' })
    await recordDecision(address, { verdict: 'correct', answer: 'About 2 Mg/ha.' })
    await undoDecision(address)
    expect(violationsOfLines('review', reviewFileOf(annotations, 'Ana'))).toEqual([])
  })

  it('saved slices', async () => {
    const created = '2026-11-25T10:00:00.000Z'
    await saveSlice(folder, {
      name: 'a',
      steps: ['b'],
      run: 'c',
      fingerprint: 'd',
      created,
      samples: ['s-1'],
    })
    expect(violationsOf('slices', readJson(path.join(folder, SLICES_FILE)))).toEqual([])
  })
})

describe('the JSON schema of data sets', () => {
  const right = {
    format: 'reo-dataset/1',
    name: 'n',
    modalities: { s2: { images: 's2/{id}.tif', bands: ['B04'] } },
    samples: 'samples.csv',
  }

  it.each([
    ['a key that is misspelt', { ...right, pixelsize: 10 }],
    ['a modality that is not known', { ...right, modalities: { s3: right.modalities.s2 } }],
    ['no table', { ...right, samples: undefined }],
    ['another format', { ...right, format: 'reo-dataset/2' }],
    ['a table beside a grid', { ...right, grid: { patchSize: [25, 25] } }],
  ])('refuses %s', (_, wrong) => {
    expect(violationsOf('dataset', right)).toEqual([])
    expect(violationsOf('dataset', JSON.parse(JSON.stringify(wrong)))).not.toEqual([])
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { decode } from 'fast-png'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnswerLine, type Run, RUN_SCHEMA } from '../../../src/core/runs/runLog'
import type { ModelDescription } from '../../../src/core/models/model'
import { makeRunFigure } from '../../../src/kernel/outputs/runFigure'
import { richBundle } from '../../../src/kernel/outputs/richBundle'
import { Resources } from '../../../src/kernel/resources/resources'
import { StatusReporter } from '../../../src/kernel/resources/statusReporter'
import { answerQuery } from '../../../src/kernel/service/queries'
import { fromBase64 } from '../../../src/protocol/encoding'
import { OUTPUT_BUDGET } from '../../../src/protocol/mimes'
import type { PatchGridPayload } from '../../../src/protocol/payloads'
import type { PictureChoice } from '../../../src/protocol/queries'
import type { RunFigure } from '../../../src/protocol/runFigures'
import { parseKernelResult } from '../../../src/protocol/validation'
import { makeAnswer, MEAN, UNET } from './fixtures'
import { MISSING, writeSmallDataset } from './smallDataset'

let folder: string
let resources: Resources
let source: { dataset: string; run: string }

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'reo-patch-grid-'))
  writeSmallDataset(path.join(folder, 'small'))
  resources = new Resources(
    { storagePath: folder, modelsPath: folder, workingDirectory: folder, device: 'cpu' },
    new StatusReporter(() => {}),
  )
  source = { dataset: path.join(folder, 'small'), run: path.join(folder, 'one.reo.jsonl') }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function runOf(answers: readonly AnswerLine[], models: readonly ModelDescription[]): Run {
  const dataset = {
    name: 'Small forest',
    path: source.dataset,
    fingerprint: 'x',
    split: 'test',
    synthetic: true,
  } as const
  const header = {
    type: 'run',
    schema: RUN_SCHEMA,
    id: 'one',
    created: '2026-01-01T00:00:00Z',
    dataset,
    models,
    tasks: ['agb', 'landCover', 'humanActivity'],
    prompts: {},
    settings: {},
    software: {},
  } as const
  return { path: source.run, header, answers, skipped: [] } as const
}

async function gridOf(
  answers: readonly AnswerLine[],
  how: Partial<Extract<RunFigure, { kind: 'patches' }>> = {},
  models: readonly ModelDescription[] = [UNET, MEAN],
): Promise<PatchGridPayload> {
  const figure = { kind: 'patches', task: 'agb', sort: 'worst', limit: 1000, ...how } as const
  const output = await makeRunFigure(resources, { run: runOf(answers, models), source }, figure, 0)
  const answer = parseKernelResult('query', JSON.parse(JSON.stringify({ kind: 'run-figure', output })))
  if (answer.kind !== 'run-figure' || answer.output.kind !== 'patchGrid') throw new Error('no gallery')
  return answer.output.payload
}

const of = (model: string) => ({ model })
const ANSWERS = [
  makeAnswer('s-test-00', 'agb', 0, 5),
  makeAnswer('s-test-00', 'agb', 0, 60, of(MEAN.id)),
  makeAnswer('s-test-10', 'agb', 100, undefined),
  makeAnswer('s-test-10', 'agb', 100, 60, of(MEAN.id)),
  makeAnswer('s-test-11', 'agb', 110, 300),
  makeAnswer('s-test-11', 'agb', 110, undefined, of(MEAN.id)),
  makeAnswer('s-test-00', 'landCover', 40, 112),
]
const ids = ({ tiles }: PatchGridPayload) => tiles.map(({ sample }) => sample)

describe('the gallery of a run', () => {
  test('has the largest error of the first model first, what it did not answer last', async () => {
    const grid = await gridOf(ANSWERS)
    expect(ids(grid)).toEqual(['s-test-11', 's-test-00', 's-test-10'])
    expect(grid).toMatchObject({ model: UNET.id, total: 3, answered: 2, unit: 'Mg/ha' })
    expect(grid.tiles[1]).toMatchObject({
      truth: 0,
      answer: { value: 5 },
      spread: { asked: 2, answered: 2, range: [5, 60] },
    })
    expect(grid.bands).toEqual({ s2: ['B02', 'B03', 'B04', 'B08'] })
  })

  test('is of another model and in another order where that is asked for', async () => {
    expect(ids(await gridOf(ANSWERS, { model: MEAN.id }))).toEqual(['s-test-00', 's-test-10', 's-test-11'])
    expect(ids(await gridOf(ANSWERS, { sort: 'disagreement' }))[0]).toBe('s-test-00')
    expect(ids(await gridOf(ANSWERS, { sort: 'unanswered' }))[2]).toBe('s-test-00')
    expect((await gridOf(ANSWERS, { limit: 1 })).total).toBe(3)
  })

  test('is empty where nobody was asked, and says what there is where nobody answered', async () => {
    expect(await gridOf([], {}, [])).toMatchObject({ tiles: [], total: 0, answered: 0 })
    const refused = await gridOf([makeAnswer('s-test-00', 'agb', null, undefined)])
    expect(refused).toMatchObject({
      total: 1,
      answered: 0,
      tiles: [{ truth: null, spread: { answered: 0 } }],
    })
  })

  test('has a patch once for each question asked about it', async () => {
    const roads = ['Is there a road?', 'Is there a field?'].map((question) =>
      makeAnswer('s-test-00', 'humanActivity', 'yes', 'no', { question }),
    )
    const grid = await gridOf(roads, { task: 'humanActivity' }, [{ ...UNET, tasks: ['humanActivity'] }])
    expect(grid.tiles.map(({ question }) => question)).toEqual(['Is there a road?', 'Is there a field?'])
  })

  test('is told in words, and stays within the budget of 20 models and 36,000 answers each', async () => {
    const models = Array.from({ length: 20 }, (_, index) => ({ ...MEAN, id: `model-${index}` }))
    const samples = Array.from({ length: 36_000 }, (_, index) => `a-rather-long-sample-id-${index}`)
    const answers = samples.flatMap((sample, index) =>
      models.map(({ id }) => ({
        ...makeAnswer(sample, 'agb', index % 400, index % 390, of(id)),
        raw: 'The biomass is about one hundred and twenty megagrams per hectare. '.repeat(20),
      })),
    )
    const payload = await gridOf(answers, { limit: 5000 }, models)
    expect(payload.tiles.length).toBeGreaterThanOrEqual(1000)
    expect(payload.total).toBe(36_000)
    const bundle = richBundle({ kind: 'patchGrid', payload })
    expect(Buffer.byteLength(JSON.stringify(bundle))).toBeLessThan(OUTPUT_BUDGET)
    expect(bundle['text/plain']).toContain('20 of 36000')
  })
})

describe('pictures of a gallery', () => {
  async function picturesOf(samples: readonly string[], picture?: PictureChoice) {
    const query = {
      kind: 'samples',
      source,
      samples,
      offset: 0,
      limit: 10,
      ...(picture && { picture }),
    } as const
    const answer = await answerQuery(resources, query)
    return answer.kind === 'samples' ? answer.samples : []
  }

  test('are of the view and stretch that are asked for', async () => {
    const pixel = async (picture: PictureChoice) => {
      const [{ png = '' }] = await picturesOf(['s-test-20'], picture)
      return [...decode(fromBase64(png)).data.slice(0, 3)]
    }
    const [red, green, blue] = await pixel({ view: 'B08', stretch: 'fixed' })
    expect([green, blue]).toEqual([red, red])
    expect(await pixel({ view: 'B08', stretch: 'patch' })).not.toEqual([red, green, blue])
    expect(await pixel({ view: 'ndvi', stretch: 'patch' })).not.toEqual([red, green, blue])
  })

  test('are absent where the bands are not there, the image is missing, or the sample is gone', async () => {
    const [found] = await picturesOf(['s-test-20'], { view: 'sar', stretch: 'patch' })
    expect(found.png).toBeUndefined()
    const [missing, gone] = await picturesOf([MISSING, 'nobody'], { view: 'rgb', stretch: 'patch' })
    expect(missing).toMatchObject({ truth: { agb: 70 } })
    expect(missing.png).toBeUndefined()
    expect(gone).toEqual({ sample: 'nobody' })
  })
})

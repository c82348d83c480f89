import { decode } from 'fast-png'
import { describe, expect, test } from 'vitest'
import { buildCard } from '../../../src/core/card/buildCard'
import type { Sample, Split } from '../../../src/core/dataset/sample'
import { filterQuestions } from '../../../src/core/metrics/answers/filterQuestions'
import type { ClassificationMetrics, RegressionMetrics } from '../../../src/core/metrics/results'
import { askedQuestions } from '../../../src/core/runs/askedQuestions'
import type { ReportEntry, RunReport } from '../../../src/core/runs/report'
import { RUN_SCHEMA } from '../../../src/core/runs/runLog'
import { decodeArray, decodeRaster, fromBase64 } from '../../../src/protocol/encoding'
import type { MimeBundle } from '../../../src/protocol/kernel'
import { MIMES, OUTPUT_BUDGET } from '../../../src/protocol/mimes'
import { parsePayload } from '../../../src/protocol/validation'
import { answersPayload } from '../../../src/kernel/outputs/payloads/answersPayload'
import { dataCardPayload } from '../../../src/kernel/outputs/payloads/dataCardPayload'
import { confusionPayload } from '../../../src/kernel/outputs/payloads/confusionPayload'
import { classSchemes } from '../../../src/core/runs/classes/classScheme'
import { scoreClasses } from '../../../src/core/runs/classes/scoreClasses'
import { patchPayload } from '../../../src/kernel/outputs/payloads/patchPayload'
import { reportPayload } from '../../../src/kernel/outputs/payloads/reportPayload'
import { tableBlocks } from '../../../src/protocol/tableBlocks'
import { MOST_POINTS, scatterPayload } from '../../../src/kernel/outputs/payloads/scatterPayload'
import {
  datasetPayload,
  modelsPayload,
  recordsPayload,
} from '../../../src/kernel/outputs/payloads/tablePayloads'
import { richBundle } from '../../../src/kernel/outputs/richBundle'
import type { RichOutput } from '../../../src/protocol/payloads'
import { DESCRIPTION, makeAnswer, makeImagery, makeSample, MEAN, SOURCE, UNET } from './fixtures'

const REGRESSION: RegressionMetrics = {
  kind: 'regression',
  n: 4,
  answered: 3,
  coverage: 0.75,
  rmse: 58.817,
  mae: 34.717,
  r2: 0.6539,
  bias: -4.942,
  pearson: 0.8,
  bins: [{ low: 0, high: 50, n: 3, rmse: 1, mae: 1, bias: 1 }],
  ci: { rmse: { value: 58.817, low: 57.1, high: 60.2 } },
}

const CLASSIFICATION: ClassificationMetrics = {
  kind: 'classification',
  n: 7,
  answered: 6,
  coverage: 6 / 7,
  accuracy: 5 / 7,
  macroPrecision: 0.8,
  macroRecall: 0.75,
  macroF1: 0.7,
  perClass: [],
  confusion: {
    labels: ['40', '112'],
    counts: [
      [3, 1, 0],
      [0, 2, 1],
    ],
  },
}

const ENTRIES: readonly ReportEntry[] = [
  {
    model: UNET,
    task: 'agb',
    metrics: REGRESSION,
    statuses: { answered: 3, refused: 1 },
    unanswered: [{ status: 'refused', reason: 'refusal', count: 1 }],
  },
  {
    model: UNET,
    task: 'landCover',
    metrics: CLASSIFICATION,
    statuses: { answered: 6, unparseable: 1 },
    unanswered: [{ status: 'unparseable', reason: 'vague', count: 1 }],
  },
]

const REPORT: RunReport = {
  run: {
    type: 'run',
    schema: RUN_SCHEMA,
    id: 'one',
    created: '2026-01-01T00:00:00Z',
    dataset: { name: 'Two forests', path: '/data', fingerprint: 'f00d', split: 'test', synthetic: true },
    models: [UNET, MEAN],
    tasks: ['agb', 'landCover'],
    prompts: {},
    settings: {},
    software: {},
  },
  outcome: 'cancelled',
  skipped: 2,
  intervals: { resamples: 1000, seed: 1 },
  trainingMeans: {},
  entries: ENTRIES,
  views: [],
  consistency: [],
  numbers: [],
  usage: [],
}

/** Checks what holds of every output, and returns its bundle. */
function bundleOf(output: RichOutput): MimeBundle {
  const bundle = richBundle(output)
  const payload: unknown = JSON.parse(JSON.stringify(bundle[MIMES[output.kind]]))
  expect(parsePayload(output.kind, payload)).toEqual(payload)
  expect(JSON.stringify(bundle).length).toBeLessThanOrEqual(OUTPUT_BUDGET)
  expect(bundle['text/plain']).toEqual(expect.stringContaining('\n'))
  return bundle
}

function pictureOf(bundle: MimeBundle) {
  const png = bundle['image/png']
  return typeof png === 'string' ? decode(fromBase64(png)) : undefined
}

function textOf(bundle: MimeBundle): string {
  return String(bundle['text/plain'])
}

describe('a patch', () => {
  const sample = makeSample('d-00012', {
    truth: { agb: 112.44, landCover: 115, humanActivity: [{ question: 'Is there a road?', answer: 'yes' }] },
    location: { latitude: -3.2, longitude: -60.1 },
    metadata: { region: 'north', cloud: Number.NaN },
  })
  const answers = [
    { model: UNET.id, task: 'agb' as const, raw: '90.1', status: 'answered' as const, value: 90.1 },
  ]

  test('carries pixels as physical values, truth and answers, and says it is synthetic', () => {
    const payload = patchPayload({
      sample,
      imagery: makeImagery(0.2),
      dataset: DESCRIPTION,
      source: SOURCE,
      answers,
    })
    const bundle = bundleOf({ kind: 'patch', payload })
    expect(payload).toMatchObject({ id: 'd-00012', pixelSize: 10, synthetic: true, truth: sample.truth })
    expect(payload.imagery.s2 && decodeRaster(payload.imagery.s2).data[0]).toBeCloseTo(0.2)
    expect(textOf(bundle)).toMatch(/Patch d-00012 \(synthetic data\)\n/)
    expect(textOf(bundle)).toContain('112.4 Mg/ha')
    expect(textOf(bundle)).toContain('Closed forest, mixed (115)')
    expect(textOf(bundle)).toMatch(/onnx:unet +Above-ground biomass +90\.1 Mg\/ha/)
  })

  test('has a picture enlarged enough to see its pixels', () => {
    const payload = patchPayload({ sample, imagery: makeImagery(), dataset: DESCRIPTION, source: SOURCE })
    expect(pictureOf(bundleOf({ kind: 'patch', payload }))).toMatchObject({ width: 300, height: 300 })
  })

  test('shows what there is where natural colour is not', () => {
    const { sar } = makeImagery()
    const payload = patchPayload({
      sample,
      imagery: { ...(sar && { sar }) },
      dataset: DESCRIPTION,
      source: SOURCE,
    })
    expect(pictureOf(bundleOf({ kind: 'patch', payload }))).toBeDefined()
    const nothing = patchPayload({ sample, imagery: {}, dataset: DESCRIPTION, source: SOURCE })
    expect(pictureOf(bundleOf({ kind: 'patch', payload: nothing }))).toBeUndefined()
  })

  test('too large for an output is thinned, its pixel size with it, and says so', () => {
    const { s2 } = makeImagery(0, 400)
    const noise = {
      s2: { ...s2, data: s2.data.map((_, index) => (Math.imul(index, 2654435761) >>> 20) / 5000) },
    }
    const payload = patchPayload({ sample, imagery: noise, dataset: DESCRIPTION, source: SOURCE })
    const { width, height } = pictureOf(bundleOf({ kind: 'patch', payload })) ?? {}
    expect(payload.title).toBe('Two forests · d-00012 (every third pixel)')
    expect(payload).toMatchObject({ pixelSize: 30, imagery: { s2: { width: 134, height: 134 } } })
    expect([width, height]).toEqual([402, 402])
    const first = payload.imagery.s2 && decodeRaster(payload.imagery.s2)
    expect(first?.data[1]).toBeCloseTo(noise.s2.data[3])
    expect(first?.data[134]).toBeCloseTo(noise.s2.data[3 * 400])
  })
})

describe('a scatter', () => {
  function scatterOf(count: number, models = [UNET]) {
    const answers = models.flatMap(({ id }) =>
      Array.from({ length: count }, (_, index) =>
        makeAnswer(`sample-${index}`, 'agb', index % 400, (index % 400) * 0.8, { model: id }),
      ),
    )
    const unusable = [
      makeAnswer('refused', 'agb', 10, undefined),
      makeAnswer('no-truth', 'agb', null, 10),
      makeAnswer('other', 'patchCount', 3, 4),
    ]
    return scatterPayload({
      task: 'agb',
      title: 'Biomass',
      source: SOURCE,
      synthetic: true,
      entries: models.map((model) => ({
        model,
        task: 'agb',
        metrics: REGRESSION,
        statuses: {},
        unanswered: [],
      })),
      answers: [...answers, ...unusable],
    })
  }

  test('keeps points with their ids, without what has no answer or no truth', () => {
    const payload = scatterOf(3)
    bundleOf({ kind: 'scatter', payload })
    const [{ points }] = payload.series
    expect(points).toMatchObject({ kind: 'points', ids: ['sample-0', 'sample-1', 'sample-2'] })
    expect(points.kind === 'points' && Array.from(decodeArray(points.truth))).toEqual([0, 1, 2])
  })

  test('has limits that hold every point, shared by both axes', () => {
    expect(scatterOf(400).limits).toEqual([0, 400])
  })

  test('of many points is counted on a grid that loses none', () => {
    const payload = scatterOf(MOST_POINTS + 1)
    bundleOf({ kind: 'scatter', payload })
    const [{ points }] = payload.series
    expect(points.kind).toBe('density')
    const counts = points.kind === 'density' ? Array.from(decodeArray(points.counts)) : []
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(MOST_POINTS + 1)
  })

  test('of many models with many points stays within the budget', () => {
    const models = Array.from({ length: 12 }, (_, index) => ({ ...UNET, id: `onnx:${index}` }))
    const payload = scatterOf(MOST_POINTS, models)
    bundleOf({ kind: 'scatter', payload })
    expect(payload.series).toHaveLength(12)
  })

  test('is drawn as a white picture with dark ink, and told as a table', () => {
    const bundle = bundleOf({ kind: 'scatter', payload: scatterOf(50) })
    const picture = pictureOf(bundle)
    expect(picture).toMatchObject({ width: 480, height: 480 })
    expect(Array.from(picture?.data.slice(0, 3) ?? [])).toEqual([255, 255, 255])
    expect(Array.from(picture?.data ?? []).some((value) => value < 60)).toBe(true)
    expect(textOf(bundle)).toMatch(/Small U-Net +4 +0\.750 +58\.82 +34\.72 +0\.6539 +-4\.94/)
  })
})

const [COVER] = classSchemes('landCover')

describe('a confusion matrix', () => {
  const payload = confusionPayload({
    task: 'landCover',
    title: 'Land cover',
    source: SOURCE,
    synthetic: false,
    views: [{ title: COVER.title, scheme: COVER, scores: [{ model: UNET, metrics: CLASSIFICATION }] }],
  })

  test('names and colours land-cover classes, and keeps the unanswered column', () => {
    expect(payload.labels).toEqual([
      { key: '40', title: 'Cultivated / agriculture', colour: '#f096ff' },
      { key: '112', title: 'Closed forest, evergreen broad leaf', colour: '#009900' },
    ])
    const bundle = bundleOf({ kind: 'confusion', payload })
    expect(textOf(bundle)).toContain(
      [
        'true \\ predicted  40  112  unanswered',
        '────────────────  ──  ───  ──────────',
        '40                 3    1           0',
        '112                0    2           1',
      ].join('\n'),
    )
    expect(textOf(bundle)).toContain('112 Closed forest, evergreen broad leaf')
  })

  test('is drawn', () => {
    expect(pictureOf(bundleOf({ kind: 'confusion', payload }))?.width).toBe(480)
  })

  test('of many labels is still drawn', () => {
    const labels = Array.from({ length: 60 }, (_, index) => `answer ${index}`)
    const counts = labels.map((_, row) => [...labels.map((__, column) => (row === column ? 9 : 0)), 1])
    const metrics = { ...CLASSIFICATION, confusion: { labels, counts } }
    const [scheme] = classSchemes('humanActivity')
    const many = confusionPayload({
      task: 'humanActivity',
      title: 'Activity',
      source: SOURCE,
      synthetic: false,
      views: [{ title: scheme.title, scheme, scores: [{ model: UNET, metrics }] }],
    })
    expect(many.labels).toContainEqual({ key: 'answer 0', title: 'answer 0' })
    expect(pictureOf(bundleOf({ kind: 'confusion', payload: many }))).toBeDefined()
  })

  test('of twenty models and very many classes and questions leaves out views to fit an output', () => {
    const [scheme] = classSchemes('humanActivity')
    const groups = Array.from({ length: 20 }, (_, model) => ({
      model: { ...UNET, id: `chat:${model}` },
      task: 'humanActivity' as const,
      answers: Array.from({ length: 600 }, (__, index) =>
        makeAnswer(
          `s${index}`,
          'humanActivity',
          `use of land ${index % 90}`,
          `use of land ${(index * model) % 90}`,
        ),
      ),
    }))
    const view = { title: scheme.title, scheme, scores: scoreClasses(groups, scheme, { bootstrap: 2 }) }
    const questions = Array.from({ length: 12 }, (_, index) => ({ ...view, question: `Question ${index}?` }))
    const payload = confusionPayload({
      task: 'humanActivity',
      title: 'Activity',
      source: SOURCE,
      synthetic: false,
      views: [view, ...questions],
    })
    expect(payload.series).toHaveLength(20)
    expect(payload.labels.at(-1)).toEqual({ key: 'rarer classes', title: 'rarer classes', gathered: true })
    expect(payload.views?.length ?? 0).toBeLessThan(12)
    bundleOf({ kind: 'confusion', payload })
  })
})

describe('answers', () => {
  const lines = [
    makeAnswer('a', 'agb', 100, 90),
    makeAnswer('b', 'agb', 100, 10),
    makeAnswer('c', 'agb', 100, undefined, { reason: 'cannot tell' }),
    makeAnswer('d', 'agb', 100, 99),
    makeAnswer('a', 'agb', 100, 66, { model: MEAN.id }),
    makeAnswer('a', 'landCover', 40, 40),
  ]
  test('are shown beside the truth, as many as fit', () => {
    const long = Array.from({ length: 3000 }, (_, index) =>
      makeAnswer(`s${index}`, 'agb', 1, 2, { raw: 'about two '.repeat(60) }),
    )
    const payload = answersPayload({
      task: 'agb',
      title: 'Answers',
      source: SOURCE,
      synthetic: false,
      models: [UNET, MEAN],
      questions: askedQuestions([...lines, ...long], 'agb', [UNET.id, MEAN.id]),
      thumbnails: new Map([['a', 'AAAA']]),
      total: 3004,
      counts: filterQuestions([], []).counts,
    })
    const text = textOf(bundleOf({ kind: 'answers', payload }))
    expect(payload.rows[0]).toMatchObject({ sample: 'a', truth: 100, thumbnail: 'AAAA' })
    expect(payload.rows.length).toBeLessThan(3004)
    expect(text).toMatch(/a +100 Mg\/ha +90 Mg\/ha +66 Mg\/ha/)
    expect(text).toContain('refused: cannot tell')
    expect(text).toMatch(/\d+ of 3004$/)
  })
})

describe('a report', () => {
  const payload = reportPayload(REPORT, SOURCE)

  test('has a row for every model and task, intervals where they are known', () => {
    expect(payload.rows).toMatchObject([
      {
        model: 'onnx:unet',
        task: 'Above-ground biomass (Mg/ha)',
        n: 4,
        coverage: 0.75,
        rmse: REGRESSION.ci?.rmse,
      },
      { model: 'onnx:unet', task: 'Land cover', n: 7, accuracy: 5 / 7, rmse: null },
    ])
    expect(textOf(bundleOf({ kind: 'table', payload }))).toContain('58.82 [57.10, 60.20]')
  })

  test('says what was skipped, cut short, left unanswered, and where models ran', () => {
    expect(payload.notes).toEqual([
      'Intervals of 95 % from 1,000 resamples of samples.',
      'The run is cancelled: figures are of the answers there are.',
      '2 samples were skipped; the run log says why.',
      'Small U-Net, Above-ground biomass: 1 refused.',
      'Small U-Net, Land cover: 1 unparseable (vague).',
      'Small U-Net ran on cpu; webgpu was unavailable (no adapter was found).',
    ])
  })

  test('stands in a block for each task, with the figures of that task', () => {
    const blocks = tableBlocks(payload)
    expect(blocks.map(({ heading }) => heading)).toEqual(['Above-ground biomass (Mg/ha)', 'Land cover'])
    expect(blocks[0]?.columns.map(({ key }) => key)).toContain('rmse')
    expect(blocks[1]?.columns.map(({ key }) => key)).not.toContain('rmse')
  })

  test('marks the best of the models, but not of slices, which differ in their samples', () => {
    const better = (report: RunReport) =>
      reportPayload(report, SOURCE).columns.find(({ key }) => key === 'rmse')?.better
    expect(better(REPORT)).toBe('low')
    expect(better({ ...REPORT, by: 'region' })).toBeUndefined()
  })
})

describe('a data card', async () => {
  const samples = ['train', 'test'].flatMap((split) =>
    Array.from({ length: 30 }, (_, index) =>
      makeSample(`${split}-${index}`, {
        split: split as Split,
        truth: { agb: index * 16, landCover: [40, 112, 115][index % 3] },
        location: { latitude: index, longitude: -index },
      }),
    ),
  )
  async function* stream(): AsyncIterable<Sample> {
    yield* samples
  }
  const card = await buildCard(stream())
  const parts = { dataset: DESCRIPTION, card, source: SOURCE, partTitle: '', part: {} }

  test('says what the data set is and what it is made of, in words and as a picture', () => {
    const bundle = bundleOf({ kind: 'dataCard', payload: dataCardPayload(parts) })
    expect(textOf(bundle)).toMatch(/^Two forests \(synthetic data\)\n/)
    expect(textOf(bundle)).toContain('25 × 25 px of 10 m')
    expect(textOf(bundle)).toMatch(/Closed forest, mixed +20 +10 +10\n/)
    expect(textOf(bundle)).toMatch(/Land cover +train–test +0\.000/)
    expect(pictureOf(bundle)).toMatchObject({ width: 960 })
  })

  test('leaves columns out that do not fit an output, and counts them', () => {
    const wide = {
      ...card,
      columns: Array.from({ length: 60 }, () => ({
        kind: 'names' as const,
        column: 'x'.repeat(60_000),
        missing: card.samples,
        values: 1,
      })),
    }
    const payload = dataCardPayload({ ...parts, card: wide })
    bundleOf({ kind: 'dataCard', payload })
    expect(payload.card.columns.length + payload.card.columnsLeftOut).toBe(60)
    expect(payload.card.columns.length).toBeLessThan(15)
  })

  test('of nothing has no picture', async () => {
    async function* nothing(): AsyncIterable<Sample> {}
    const payload = dataCardPayload({ ...parts, card: await buildCard(nothing()) })
    expect(pictureOf(bundleOf({ kind: 'dataCard', payload }))).toBeUndefined()
  })
})

describe('a table', () => {
  test('tells what a data set is, as far as its samples are counted', () => {
    const dataset = { ...DESCRIPTION, indexing: { share: 0.5, rows: 3 } }
    const text = textOf(bundleOf({ kind: 'table', payload: datasetPayload(dataset, SOURCE) }))
    expect(text).toContain('train 0, val 0, test 3, so far; about 6 samples')
    expect(text).toContain('25 × 25 px of 10 m')
  })

  test('lists models', () => {
    expect(textOf(bundleOf({ kind: 'table', payload: modelsPayload([UNET, MEAN]) }))).toContain(
      'baseline:mean',
    )
  })

  test('of records has a column for every key and knows numbers', () => {
    const payload = recordsPayload([
      { a: 1, b: 'x' },
      { a: Number.NaN, c: { deep: [1] } },
    ])
    bundleOf({ kind: 'table', payload })
    expect(payload.columns.map(({ key, kind }) => [key, kind])).toEqual([
      ['a', 'number'],
      ['b', 'text'],
      ['c', 'text'],
    ])
    expect(payload.rows[1]).toEqual({ a: null, b: null, c: '{ deep: [ 1 ] }' })
  })

  test('of very many records shows the first of them and says so', () => {
    const payload = recordsPayload(
      Array.from({ length: 60_000 }, (_, index) => ({ index, text: 'x'.repeat(40) })),
    )
    bundleOf({ kind: 'table', payload })
    expect(payload.title).toBe('60,000 rows')
    expect(payload.notes[0]).toMatch(/^The first [\d,]+ rows are shown\.$/)
  })
})

import { appendFileSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { decode } from 'fast-png'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Task } from '../../../src/core/benchmark/tasks'
import { RUN_SCHEMA } from '../../../src/core/runs/runLog'
import type { AnswerCriterion } from '../../../src/core/selection/selection'
import { Resources } from '../../../src/kernel/resources/resources'
import { StatusReporter } from '../../../src/kernel/resources/statusReporter'
import { listSamples } from '../../../src/kernel/service/listSamples'
import { answerQuery } from '../../../src/kernel/service/queries'
import { fromBase64 } from '../../../src/protocol/encoding'
import type { PayloadSource } from '../../../src/protocol/payloads'
import { type FigureQuery, MAXIMUM_NAMED_SAMPLES } from '../../../src/protocol/queries'
import { parseKernelResult, parseRendererMessage } from '../../../src/protocol/validation'
import { makeAnswer, UNET } from './fixtures'
import { MISSING, writeSmallDataset } from './smallDataset'

let folder: string
let resources: Resources
let source: { dataset: string; run: string }

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'reo-queries-'))
  writeSmallDataset(path.join(folder, 'small'))
  source = { dataset: path.join(folder, 'small'), run: path.join(folder, 'one.reo.jsonl') }
  const header = {
    type: 'run',
    schema: RUN_SCHEMA,
    id: 'one',
    created: '2026-01-01T00:00:00Z',
    dataset: { name: 'Small forest', path: source.dataset, fingerprint: 'x', split: 'test', synthetic: true },
    models: [UNET],
    tasks: ['agb', 'landCover', 'humanActivity'],
    prompts: {},
    settings: {},
    software: {},
  }
  const answers = [
    makeAnswer('s-test-00', 'agb', 0, 5),
    makeAnswer('s-test-10', 'agb', 100, 90),
    makeAnswer('s-test-11', 'agb', 110, 300),
    makeAnswer('s-test-12', 'agb', 120, undefined),
    makeAnswer(MISSING, 'agb', 70, 80),
    makeAnswer('s-test-00', 'landCover', 40, 40),
    makeAnswer('s-test-01', 'landCover', 112, 40),
    makeAnswer('s-test-02', 'landCover', 115, undefined),
    makeAnswer('s-test-00', 'humanActivity', 'yes', ' YES', { question: 'Is there a road?' }),
  ]
  writeFileSync(source.run, [header, ...answers].map((line) => JSON.stringify(line)).join('\n') + '\n')
  resources = new Resources(
    { storagePath: folder, modelsPath: folder, workingDirectory: folder, device: 'cpu' },
    new StatusReporter(() => {}),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function ask(query: FigureQuery) {
  return parseKernelResult('query', JSON.parse(JSON.stringify(await answerQuery(resources, query))))
}

async function samplesOf(query: FigureQuery): Promise<readonly string[]> {
  const answer = await ask(query)
  return answer.kind === 'patches' ? answer.patches.map(({ sample }) => sample) : []
}

/** The question of a brushed rectangle. */
function brushed(
  [trueLow, trueHigh]: readonly [number, number],
  [predictedLow, predictedHigh]: readonly [number, number],
  from: PayloadSource = source,
) {
  return selected(
    {
      kind: 'answer',
      task: 'agb',
      model: UNET.id,
      truth: { kind: 'range', low: trueLow, high: trueHigh },
      predicted: { kind: 'range', low: predictedLow, high: predictedHigh },
    },
    from,
  )
}

/** The question of a clicked cell of a confusion matrix. */
function clicked(truth: string, predicted: string, task: Task = 'landCover') {
  return selected({
    kind: 'answer',
    task,
    model: UNET.id,
    truth: { kind: 'label', label: truth },
    predicted: { kind: 'label', label: predicted },
  })
}

function selected(criterion: AnswerCriterion, from: PayloadSource = source) {
  const { task, model } = criterion
  const selection = [{ origin: 'a figure', title: 'what was pointed at', criterion }]
  return { kind: 'selected-patches', source: from, task, model, selection, offset: 0, limit: 10 } as const
}

describe('a brushed scatter', () => {
  test('gives the patches whose truth and prediction lie inside, with pictures', async () => {
    const answer = await ask(brushed([60, 115], [50, 100]))
    expect(answer).toMatchObject({
      kind: 'patches',
      total: 2,
      patches: [
        { sample: 's-test-10', truth: 100, predicted: 90 },
        { sample: MISSING, truth: 70, predicted: 80 },
      ],
    })
    const png = answer.kind === 'patches' ? (answer.patches[0].png ?? '') : ''
    expect(decode(fromBase64(png))).toMatchObject({ width: 25, height: 25 })
    expect(answer.kind === 'patches' && answer.patches[1].png).toBeUndefined()
  })

  test('is answered page by page', async () => {
    const all = brushed([0, 500], [0, 500])
    expect(await samplesOf({ ...all, limit: 2 })).toEqual(['s-test-00', 's-test-10'])
    expect(await samplesOf({ ...all, offset: 2, limit: 2 })).toEqual(['s-test-11', MISSING])
  })
})

test('figures of a run that was read again are pointed at as they were read', async () => {
  const log = path.join(folder, 'spoken.reo.jsonl')
  const spoken = {
    ...makeAnswer('s-test-10', 'agb', 100, 90),
    raw: 'Between 40 and 80 Mg/ha, I would say 90.',
    reason: 'last-committed',
  }
  const { header } = await resources.readRun(source.run)
  writeFileSync(log, `${JSON.stringify(header)}\n${JSON.stringify(spoken)}\n`)
  const among = (reading: PayloadSource['reading']) =>
    samplesOf(brushed([0, 500], [85, 95], { ...source, run: log, ...(reading && { reading }) }))
  expect(await among(undefined)).toEqual(['s-test-10'])
  expect(await among({ number: 'first' })).toEqual([])
})

test('figures of derived numbers are pointed at as they were derived', async () => {
  const log = path.join(folder, 'derived.reo.jsonl')
  const told = {
    ...makeAnswer('s-test-10', 'agb', 100, 90),
    distribution: {
      values: [
        [90, 0.5],
        [300, 0.5],
      ],
      missing: 0,
    },
  }
  const { header } = await resources.readRun(source.run)
  writeFileSync(log, `${JSON.stringify(header)}\n${JSON.stringify(told)}\n`)
  const model = `${UNET.id} · expected value`
  const among = (low: number, high: number) =>
    samplesOf(
      selected(
        { kind: 'answer', task: 'agb', model, predicted: { kind: 'range', low, high } },
        { ...source, run: log, derived: ['expected value'] },
      ),
    )
  expect(await among(190, 200)).toEqual(['s-test-10'])
  expect(await among(85, 95)).toEqual([])
  const { output } = (await ask({
    kind: 'run-figure',
    selection: [],
    bootstrap: 0,
    source: { ...source, run: log, derived: ['expected value'] },
    figure: { kind: 'numbers', task: 'agb' },
  })) as { readonly output: unknown }
  expect(output).toMatchObject({
    kind: 'numbers',
    payload: { series: [{ model: UNET.id }, { model, diagnostics: { n: 1, answered: 1 } }] },
  })
})

describe('a mark of a data card', () => {
  const mark = { kind: 'card-slice', part: {}, count: 80, offset: 0, limit: 3 } as const
  const idsOf = async (query: FigureQuery) => {
    const answer = await ask(query)
    if (answer.kind !== 'samples') throw new Error(answer.kind)
    return { total: answer.total, ids: answer.samples.map(({ sample }) => sample) }
  }

  test('gives its samples in stored order, with pictures and what is true of them', async () => {
    const answer = await ask({
      ...mark,
      source,
      part: { split: 'test' },
      slice: { kind: 'class', attribute: { kind: 'landCover' }, key: '112' },
      count: 13,
    })
    expect(answer).toMatchObject({
      kind: 'samples',
      total: 13,
      samples: [{ sample: 's-test-01', truth: { landCover: 112 } }, { sample: 's-test-04' }, {}],
    })
    const png = answer.kind === 'samples' ? (answer.samples[0].png ?? '') : ''
    expect(decode(fromBase64(png))).toMatchObject({ width: 25 })
  })

  test('gives the next page, and says how many there really are at the end', async () => {
    const slice = { kind: 'range', quantity: 'agb', low: 370, high: null } as const
    const part = { split: 'train' } as const
    expect(await idsOf({ ...mark, source, part, slice, limit: 2, count: 3 })).toEqual({
      total: 3,
      ids: ['s-train-37', 's-train-38'],
    })
    expect(await idsOf({ ...mark, source, part, slice, limit: 2, offset: 2, count: 99 })).toEqual({
      total: 3,
      ids: ['s-train-39'],
    })
  })

  test('keeps to the part of the data that the card was made of', async () => {
    const slice = { kind: 'class', attribute: { kind: 'column', column: 'region' }, key: 'north' } as const
    const part = { split: 'test', where: { agb: { min: 355 } } } as const
    expect(await idsOf({ ...mark, source, part, slice })).toEqual({
      total: 2,
      ids: ['s-test-36', 's-test-38'],
    })
  })

  test('finds classes that no column holds, and places', async () => {
    const influenced = { kind: 'class', attribute: { kind: 'activity' }, key: 'no' } as const
    expect((await idsOf({ ...mark, source, slice: influenced, limit: 2 })).ids).toEqual([
      's-train-01',
      's-train-03',
    ])
    const place = { kind: 'place', level: 0, row: 8700, column: 12005 } as const
    expect((await idsOf({ ...mark, source, part: { split: 'test' }, slice: place })).ids).toEqual([
      's-test-05',
    ])
  })
})

describe('a cell of a confusion matrix', () => {
  test('gives the patches that were counted in it', async () => {
    expect(await samplesOf(clicked('112', '40'))).toEqual(['s-test-01'])
    expect(await samplesOf(clicked('112', '112'))).toEqual([])
  })

  test('gives those without an answer for the unanswered column', async () => {
    expect(await samplesOf(clicked('115', 'unanswered'))).toEqual(['s-test-02'])
  })

  test('knows labels as the metrics do', async () => {
    expect(await samplesOf(clicked('yes', 'yes', 'humanActivity'))).toEqual(['s-test-00'])
  })
})

describe('a figure over a selection', () => {
  const step = {
    origin: 'scatter agb',
    title: 'true 60–115',
    criterion: { kind: 'answer', task: 'agb', model: UNET.id, truth: { kind: 'range', low: 60, high: 115 } },
  } as const
  const wanted = { kind: 'run-figure', selection: [step], bootstrap: 0 } as const

  test('is the figure of the selected samples alone', async () => {
    const answer = await ask({ ...wanted, source, figure: { kind: 'scatter', task: 'agb' } })
    expect(answer).toMatchObject({
      kind: 'run-figure',
      output: { kind: 'scatter', payload: { series: [{ metrics: { n: 3, answered: 3 } }] } },
    })
    expect(
      answer.kind === 'run-figure' &&
        answer.output.kind === 'scatter' &&
        answer.output.payload.series[0].points,
    ).toMatchObject({ ids: ['s-test-10', 's-test-11', MISSING] })
  })

  test('narrows with every step', async () => {
    const wrong = {
      origin: 'residuals',
      title: 'error ≥ 100',
      criterion: { kind: 'answer', task: 'agb', model: UNET.id, error: { low: 100, high: 500 } },
    } as const
    const selection = [step, wrong]
    const figure = { kind: 'answers', task: 'agb', sort: 'worst', limit: 5 } as const
    expect(await ask({ ...wanted, source, selection, figure })).toMatchObject({
      output: { kind: 'answers', payload: { total: 1, rows: [{ sample: 's-test-11' }] } },
    })
  })

  test('is counted, of all samples that the output is of', async () => {
    const count = { kind: 'selection', selection: [step] } as const
    expect(await ask({ ...count, source })).toEqual({ kind: 'selection', selected: 3, total: 7 })
    const criterion = { kind: 'samples', samples: ['s-test-00', 's-test-10'] } as const
    const within = [{ origin: 'slice', title: 'two samples', criterion }]
    expect(await ask({ ...count, source: { ...source, within } })).toMatchObject({ selected: 1, total: 2 })
  })

  test('crosses tasks: a matrix cell picks the biomass of its samples', async () => {
    const { selection } = clicked('40', '40')
    const figure = { kind: 'report' } as const
    const answer = await ask({ ...wanted, source, selection, figure })
    expect(answer).toMatchObject({ output: { kind: 'table' } })
    const rows =
      answer.kind === 'run-figure' && answer.output.kind === 'table' ? answer.output.payload.rows : []
    expect(rows.map(({ task, n }) => [task, n])).toContainEqual(['Above-ground biomass (Mg/ha)', 1])
  })
})

describe('samples by their ids', () => {
  const named = { kind: 'samples', samples: ['s-test-10', MISSING, 'nothing'], offset: 0, limit: 10 } as const

  test('come in the order named, with pictures and all that is true of them', async () => {
    const answer = await ask({ ...named, source: { dataset: source.dataset } })
    expect(answer).toMatchObject({ kind: 'samples', total: 3, offset: 0 })
    const samples = answer.kind === 'samples' ? answer.samples : []
    expect(samples[0].truth).toMatchObject({ agb: 100, landCover: 112, patchCount: 3 })
    expect(decode(fromBase64(samples[0].png ?? ''))).toMatchObject({ width: 25, height: 25 })
    expect(samples[1]).toMatchObject({ sample: MISSING, truth: { agb: 70 } })
    expect(samples[1].png).toBeUndefined()
    expect(samples[2]).toEqual({ sample: 'nothing' })
  })

  test('are answered page by page', async () => {
    const answer = await ask({ ...named, source, offset: 1, limit: 1 })
    expect(answer).toMatchObject({ total: 3, offset: 1, samples: [{ sample: MISSING }] })
  })

  test('may not be without number', () => {
    const samples = Array.from({ length: MAXIMUM_NAMED_SAMPLES + 1 }, (_, number) => String(number))
    const request = { type: 'query', figure: 'one', request: 1, query: { ...named, source, samples } }
    expect(() => parseRendererMessage(request)).toThrow(/samples/)
  })
})

describe('a patch', () => {
  test("comes in full, with every model's answers about it", async () => {
    const answer = await ask({ kind: 'patch', source, sample: 's-test-00' })
    expect(answer).toMatchObject({
      kind: 'patch',
      patch: { id: 's-test-00', synthetic: true, imagery: { s2: { width: 25 } } },
    })
    expect(answer.kind === 'patch' && answer.patch.answers.map(({ task }) => task)).toEqual([
      'agb',
      'landCover',
      'humanActivity',
    ])
  })

  test('needs no run', async () => {
    const answer = await ask({ kind: 'patch', source: { dataset: source.dataset }, sample: 's-test-00' })
    expect(answer.kind === 'patch' && answer.patch.answers).toEqual([])
  })

  test('that is missing is named in one line', async () => {
    await expect(ask({ kind: 'patch', source, sample: 'nothing' })).rejects.toThrow(
      /There is no sample "nothing"/,
    )
    await expect(ask({ kind: 'patch', source, sample: MISSING })).rejects.toThrow(/^[^\n]*s-test-07[^\n]*$/)
  })
})

describe('the files behind a figure', () => {
  test('are read again once they change', async () => {
    const query = brushed([390, 390], [390, 390])
    expect(await samplesOf(query)).toEqual([])
    appendFileSync(source.run, `${JSON.stringify(makeAnswer('s-test-39', 'agb', 390, 390))}\n`)
    utimesSync(source.run, new Date(), new Date(Date.now() + 5000))
    expect(await samplesOf(query)).toEqual(['s-test-39'])
  })

  test('may have lost the data set: ids and values are still shown', async () => {
    const gone = { ...source, dataset: path.join(folder, 'gone') }
    const answer = await ask(brushed([0, 10], [0, 10], gone))
    expect(answer).toEqual({
      kind: 'patches',
      total: 1,
      offset: 0,
      patches: [{ sample: 's-test-00', truth: 0, predicted: 5 }],
    })
  })

  test('are run logs by name, or not read', async () => {
    const other = { ...source, run: path.join(folder, 'small/samples.jsonl') }
    await expect(ask(brushed([0, 1], [0, 1], other))).rejects.toThrow(/A run log is named NAME\.reo\.jsonl/)
    const none = { dataset: source.dataset }
    await expect(ask(brushed([0, 1], [0, 1], none))).rejects.toThrow(/names no run log/)
  })

  test('that were moved are named in one line', async () => {
    renameSync(source.run, `${source.run}.away`)
    const asked = ask(brushed([0, 1], [0, 1]))
    await expect(asked).rejects.toThrow(/^[^\n]*one\.reo\.jsonl[^\n]*$/)
    renameSync(`${source.run}.away`, source.run)
  })
})

test('samples are listed by part of their id with their truth in short', async () => {
  expect(await listSamples(resources, { dataset: source.dataset, text: 'TEST-1', limit: 2 })).toEqual([
    {
      id: 's-test-10',
      split: 'test',
      summary: '100 Mg/ha · Closed forest, evergreen broad leaf (112) · 3 patches',
    },
    { id: 's-test-11', split: 'test', summary: '110 Mg/ha · Closed forest, mixed (115) · 4 patches' },
  ])
})

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveSlice } from '../../../src/core/selection/savedSlices'
import type { Criterion } from '../../../src/core/selection/selection'
import { Reo } from '../../../src/kernel/api/reo'
import { display } from '../../../src/kernel/cells/display'
import { valueBundle } from '../../../src/kernel/outputs/valueBundle'
import { Resources } from '../../../src/kernel/resources/resources'
import { StatusReporter } from '../../../src/kernel/resources/statusReporter'
import type { KernelStatus } from '../../../src/protocol/kernel'
import { MIMES, type OutputKind } from '../../../src/protocol/mimes'
import { parsePayload } from '../../../src/protocol/validation'
import { type RanCell, startCells } from './cells'
import { MISSING, SMALL_COUNT, writeSmallDataset } from './smallDataset'

let folder: string
let cells: ReturnType<typeof startCells>
let resources: Resources
const statuses: KernelStatus[] = []

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'reo-api-'))
  writeSmallDataset(path.join(folder, 'small'))
  resources = new Resources(
    {
      storagePath: folder,
      modelsPath: path.join(folder, 'no-models'),
      workingDirectory: folder,
      device: 'cpu',
    },
    new StatusReporter((status) => statuses.push(status)),
  )
  cells = startCells(folder, { reo: new Reo(resources), display }, valueBundle)
  await cells.run(`const data = await reo.open('small'); const test = data.split('test')`)
  await cells.run(
    `const run = await reo.evaluate(test, ['baseline:mean', 'baseline:land-cover-mean', 'baseline:majority'], { out: 'runs/one.reo.jsonl' })`,
  )
}, 60_000)
afterAll(() => {
  cells.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** The payload that a cell showed last, checked. */
function payloadOf<Kind extends OutputKind>(kind: Kind, { result, outputs }: RanCell) {
  expect(result).toEqual({ outcome: 'done' })
  const display = outputs.findLast((output) => output.kind === 'display')
  return parsePayload(kind, JSON.parse(JSON.stringify(display?.data[MIMES[kind]])))
}

async function failureOf(code: string): Promise<string> {
  const { result } = await cells.run(code)
  return result.outcome === 'failed' ? result.error.message : result.outcome
}

describe('a comparison', () => {
  test('ranks the models of a run task by task', async () => {
    const shown = await cells.run(`run.leaderboard({ task: 'agb', bootstrap: 250 })`)
    const { tasks, notes } = payloadOf('leaderboard', shown)
    expect(tasks).toMatchObject([{ task: 'agb', common: SMALL_COUNT, silent: [] }])
    const [{ rankings }] = tasks
    expect(rankings.map(({ figure, unit }) => [figure, unit])).toEqual([
      ['rmse', 'Mg/ha'],
      ['mae', 'Mg/ha'],
      ['r2', ''],
    ])
    expect(rankings[0].rows.map(({ ranks, toBest }) => [ranks, toBest?.verdict])).toEqual([
      [[1, 2], undefined],
      [[1, 2], 'no difference'],
    ])
    expect(notes.join(' ')).toContain('250 resamples of samples')
    const text = shown.outputs.flatMap((output) =>
      output.kind === 'display' ? output.data['text/plain'] : [],
    )
    expect(text.join('')).toMatch(/Above-ground biomass: 40 questions in 40 units[\s\S]+1–2 {2}baseline:/)
  })

  test('keeps intervals in a leaderboard that is made without', async () => {
    const { notes } = payloadOf('leaderboard', await cells.run(`run.leaderboard({ bootstrap: 0 })`))
    expect(notes.join(' ')).toContain('200 resamples')
  })

  test('tells what a penalty of unanswered questions does to the order', async () => {
    const payload = payloadOf('coverage', await cells.run(`run.coverage('agb')`))
    expect(payload).toMatchObject({ asked: SMALL_COUNT, unit: 'Mg/ha', resamples: { count: 200 } })
    expect(payload.measures.map(({ error, most }) => [error, most])).toEqual([
      ['rmse', 500],
      ['mae', 500],
    ])
    expect(payload.series.map(({ model, answered }) => [model, answered])).toEqual([
      ['baseline:mean', SMALL_COUNT],
      ['baseline:land-cover-mean', SMALL_COUNT],
    ])
    expect(await failureOf(`run.coverage('agb', { by: 'x' })`)).toContain('It has cluster.')
  })

  test('sets two models against each other, and lists what changed', async () => {
    const models = `'baseline:mean', 'baseline:land-cover-mean'`
    const compared = payloadOf('table', await cells.run(`run.compare(${models}, { bootstrap: 50 })`))
    expect(compared.rows.map(({ figure }) => figure)).toEqual(expect.arrayContaining(['RMSE', 'MAE', 'R²']))
    const flips = payloadOf(
      'flips',
      await cells.run(`run.flips({ task: 'agb', models: [${models}], by: 'region', bootstrap: 20 })`),
    )
    expect(flips.steps[0].total.n).toBe(SMALL_COUNT)
    expect(flips.steps[0].error?.n).toBe(SMALL_COUNT)
    expect(flips.steps[0].classes.map(({ label }) => label.key).sort()).toEqual(['north', 'south'])
    expect(payloadOf('flips', await cells.run(`run.flips({ task: 'agb' })`)).steps).toEqual([])
    expect(await failureOf(`run.flips({ task: 'agb', models: [${models}], by: 'tide' })`)).toContain(
      'no column "tide"',
    )
    const changes = payloadOf('table', await cells.run(`run.changes(${models}, { task: 'agb', limit: 5 })`))
    expect(changes.rows).toHaveLength(5)
    expect(await failureOf(`run.compare('baseline:mean', 'chat:x')`)).toContain('did not ask "chat:x"')
    expect(await failureOf(`await run.compare(${models}, { cluster: 'tile' }).payload()`)).toContain(
      'no column "tile" to cluster by',
    )
  })

  test('says where the order depends on what an unanswered question costs', async () => {
    const payload = payloadOf('table', await cells.run(`run.penalties('agb')`))
    expect(payload.rows).toHaveLength(1)
    expect(payload.rows[0]).toMatchObject({ from: 0, to: 500, 'model baseline:land-cover-mean': 1 })
    expect(payload.notes.join(' ')).toContain('of 40 questions that all were asked, baseline:mean 40')
  })

  test('of two runs wants the same data', async () => {
    const payload = payloadOf('table', await cells.run('reo.compare(run, run, { bootstrap: 50 })'))
    expect(new Set(payload.rows.map(({ verdict }) => verdict))).toEqual(new Set(['no difference']))
    const changes = payloadOf('table', await cells.run(`reo.changes(run, run, { task: 'agb' })`))
    expect(changes.rows).toEqual([])
    await cells.run(
      `const other = await reo.evaluate(data.split('train'), ['baseline:mean'], { tasks: ['agb'] })`,
    )
    expect(await failureOf('reo.compare(run, other)')).toContain('the second is of the split train')
    expect(await failureOf('reo.compare(run)')).toContain('reo.compare(earlier, later)')
  })

  test('finds slices, and a run is cut by the expressions that name them', async () => {
    const weak = payloadOf('table', await cells.run(`run.weakSlices({ task: 'agb', minimum: 5 })`))
    expect(weak.columns.map(({ key }) => key)).toContain('slice')
    await cells.run(`const north = await run.slice('region = north and agb >= 200')`)
    const report = payloadOf('table', await cells.run('north.report({ bootstrap: 0 })'))
    expect(report.source?.slice).toBe('region = north and agb >= 200')
    expect(report.rows.find(({ task }) => String(task).startsWith('Above-ground'))?.n).toBe(10)
    expect(await failureOf(`await run.slice('region = north and biome = x')`)).toMatch(
      /at character 20: there is no column “biome”, but patchCount, agb/,
    )
  })
})

describe('data', () => {
  test('is checked, with findings whose patches can be asked for', async () => {
    const payload = payloadOf('findings', await cells.run('await test.check()'))
    expect(payload).toMatchObject({
      title: 'Checks of Small forest',
      source: { dataset: path.join(folder, 'small') },
      split: 'test',
      samples: SMALL_COUNT,
      images: SMALL_COUNT,
    })
    const unreadable = payload.findings.find(({ id }) => id === 'reading/imagery')
    expect(unreadable).toMatchObject({ severity: 'error', count: 1, occurrences: [{ sample: MISSING }] })
    const { shown } = await cells.run(`(await (await test.check()).payload()).findings[0].severity`)
    expect(shown).toContain('error')
    expect(await failureOf(`await test.filter(() => true).check()`)).toContain('Checks look at whole splits')
    expect(await failureOf(`await test.check({ every: true })`)).toContain('check has no option "every"')
  })

  test('is shown as a card of what it is made of', async () => {
    const payload = payloadOf('dataCard', await cells.run('data'))
    expect(payload).toMatchObject({ title: 'Small forest', synthetic: true, part: {} })
    expect(payload.facts).toContainEqual(['Format', 'reo-dataset/1'])
    expect(payload.card.samples).toEqual({ train: SMALL_COUNT, val: 0, test: SMALL_COUNT })
    expect(payload.card.categories.map(({ title }) => title)).toContain('Region')
    expect((await cells.run('console.log(test)')).stdout).toBe(
      `Data(Small forest · ${2 * SMALL_COUNT} samples · test)\n`,
    )
  })

  test('makes cards of parts; one that a function chose cannot be asked for patches', async () => {
    const split = payloadOf('dataCard', await cells.run('test.describe()'))
    expect(split).toMatchObject({ title: 'Small forest · test', part: { split: 'test' } })
    expect(split.source).toBeDefined()
    const filtered = payloadOf(
      'dataCard',
      await cells.run('test.filter((s) => s.truth.agb > 300).describe()'),
    )
    expect(filtered).toMatchObject({ title: 'Small forest · test, filtered' })
    expect(filtered.card.samples).toEqual({ train: 0, val: 0, test: 9 })
    expect(filtered.source).toBeUndefined()
    expect(await failureOf(`data.describe({ biome: 'x' })`)).toContain('describe has no option "biome"')
    expect(await failureOf(`await data.describe({ region: 'biome' }).show()`)).toContain('There are region')
  })

  test('that is not there is named in one line', async () => {
    expect(await failureOf(`await reo.open('nowhere')`)).toMatch(/nowhere: There is no such data set/)
    expect(await failureOf('await reo.open()')).toContain("Try reo.open('demo')")
  })

  test('gives samples one by one, as an array, and filtered', async () => {
    const { shown } = await cells.run(`
      const ids = []
      for await (const sample of test.samples({ limit: 2 })) ids.push(sample.id)
      const heavy = await test.filter((sample) => sample.truth.agb >= 380).samples().toArray()
      ;[ids, heavy.map((sample) => sample.truth.agb), heavy[0].metadata]`)
    expect(shown).toBe(`[ [ 's-test-00', 's-test-01' ], [ 380, 390 ], { region: 'north' } ]`)
  })

  test('is sliced by its columns, lazily, and counted', async () => {
    const { shown } = await cells.run(`
      const slice = data.split('test').where({ region: 'north', agb: { min: 300 } }).where({ agb: { max: 380 } })
      const agb = (await slice.samples().toArray()).map((sample) => sample.truth.agb)
      ;[await data.count(), await test.count(), await slice.count(), Math.min(...agb), Math.max(...agb)]`)
    const { shown: all } = await cells.run(`
      const expected = (await test.samples().toArray())
        .filter(({ metadata, truth }) => metadata.region === 'north' && truth.agb >= 300 && truth.agb <= 380)
        .map((sample) => sample.truth.agb)
      ;[await data.count(), await test.count(), expected.length, Math.min(...expected), Math.max(...expected)]`)
    expect(shown).toBe(all)
    expect((await cells.run('console.log(slice)')).stdout).toBe(
      `Data(Small forest · ${2 * SMALL_COUNT} samples · test · where region = north, agb ≥ 300 · filtered)\n`,
    )
  })

  test('explains conditions that are none, and columns that are not there', async () => {
    expect(await failureOf(`data.where({ agb: '200-500', region: { from: 3 } })`)).toBe(
      'The condition on "region" is none. Give a value, a list of values, or a range such as { min: 200, max: 500 }.',
    )
    expect(await failureOf(`await data.where({ regoin: 'north' }).count()`)).toMatch(
      /the first has no column "regoin"\. It has id, split, .*, agb, region/,
    )
    expect((await cells.run(`await data.where({ region: 'nowhere' }).count()`)).shown).toBe('0')
  })

  test('lists its first samples', async () => {
    const payload = payloadOf('table', await cells.run('test.samples()'))
    expect(payload.title).toBe('The first 20 samples')
    expect(payload.rows[1]).toMatchObject({
      id: 's-test-01',
      truth: '10 Mg/ha · Closed forest, evergreen broad leaf (112) · 2 patches',
    })
  })

  test('refuses options and splits that do not exist, naming those that do', async () => {
    expect(await failureOf('test.samples({ max: 3 })')).toBe('samples has no option "max". It has limit.')
    expect(await failureOf(`data.split('dev')`)).toContain('Use train, val, test')
  })
})

describe('a sample', () => {
  test('is shown by show(), awaited or not looked up before', async () => {
    const payload = payloadOf(
      'patch',
      await cells.run(`await test.sample('s-test-03').show({ composite: 'nir' })`),
    )
    expect(payload).toMatchObject({ id: 's-test-03', composite: 'nir', truth: { agb: 30, landCover: 40 } })
    expect(payload.source).toEqual({ dataset: path.join(folder, 'small') })
  })

  test('is shown as a last value and by display', async () => {
    expect(payloadOf('patch', await cells.run(`test.sample('s-test-04')`)).id).toBe('s-test-04')
    expect(payloadOf('patch', await cells.run(`display(test.sample('s-test-05')); 0;`)).id).toBe('s-test-05')
  })

  test('gives its truth and its pixels', async () => {
    const { shown } = await cells.run(`
      const one = await test.sample('s-test-10')
      const { s2 } = await one.imagery()
      ;[one.truth.agb, s2.bands.length, Math.round(s2.data[0] * 1000)]`)
    expect(shown).toBe('[ 100, 4, 100 ]')
  })

  test('that is not there, in another split or without its image is explained', async () => {
    expect(await failureOf(`await test.sample('x').show()`)).toContain('Its first sample is "s-train-00"')
    expect(await failureOf(`await test.sample('s-train-01').show()`)).toContain(
      'is in the split train, not in test',
    )
    expect(await failureOf(`await test.sample('${MISSING}').show()`)).toContain(MISSING)
  })
})

describe('an evaluation', () => {
  test('shows its progress in place and writes the log', async () => {
    const { outputs, result } = await cells.run(
      `const other = await reo.evaluate(test, 'baseline:mean', { limit: 10 })`,
    )
    expect(result).toEqual({ outcome: 'done' })
    const displays = outputs.filter((output) => output.kind === 'display')
    expect(new Set(displays.map(({ displayId }) => displayId)).size).toBe(1)
    expect(displays[0].data['text/plain']).toMatch(
      /^Preparing models · runs\/.*-small-forest-test\.reo\.jsonl$/,
    )
    expect(displays.at(-1)?.data['text/plain']).toMatch(/^\d+ answers · runs\//)
    expect(existsSync(path.join(folder, 'runs/one.reo.jsonl'))).toBe(true)
    expect(statuses.some(({ work }) => work?.startsWith('Evaluating'))).toBe(true)
    expect(statuses.at(-1)?.work).toBeNull()
  })

  test('of a filtered selection asks about that alone', async () => {
    const { shown } = await cells.run(`
      const few = await reo.evaluate(test.filter((sample) => sample.metadata.region === 'north'), 'baseline:mean', { tasks: ['agb'] })
      const [{ n }] = await few.metrics('agb')
      n`)
    expect(shown).toBe(String(SMALL_COUNT / 2))
  })

  test('refuses what it cannot do, naming what it can', async () => {
    expect(await failureOf(`await reo.evaluate(test, 'baseline:nothing')`)).toContain('baseline:mean')
    expect(await failureOf(`await reo.evaluate('small', 'baseline:mean')`)).toContain("data.split('test')")
    expect(await failureOf(`await reo.evaluate(test, { models: ['baseline:mean'] })`)).toContain(
      'takes ids of models second',
    )
    expect(await failureOf(`await reo.evaluate(test, 'baseline:mean', { task: ['agb'] })`)).toMatch(
      /^evaluate has no option "task". It has tasks, limit, out, prompts,/,
    )
  })
})

describe('a run', () => {
  test('knows what is selected in its outputs, and is a run over that alone', async () => {
    const steps = { origin: 'scatter', title: 'true ≥ 380 Mg/ha' }
    const criterion = {
      kind: 'answer',
      task: 'agb',
      model: 'baseline:mean',
      truth: { kind: 'range', low: 380, high: 1e9 },
    } as const
    expect((await cells.run('run.selection.samples.length')).shown).toBe(String(SMALL_COUNT))
    const log = path.join(folder, 'runs/one.reo.jsonl')
    await resources.selections.select(log, [{ ...steps, criterion }])
    expect((await cells.run('run.selection')).shown).toBe(
      `{ steps: [ 'true ≥ 380 Mg/ha' ], samples: [ 's-test-38', 's-test-39' ] }`,
    )
    const table = payloadOf('table', await cells.run('run.selected().report({ bootstrap: 0 })'))
    expect(table.rows[0]).toMatchObject({ n: 2 })
    await resources.selections.select(log, [])
  })

  test('knows what is selected by what the data set has of its samples', async () => {
    const log = path.join(folder, 'runs/one.reo.jsonl')
    const select = (criterion: Criterion) =>
      resources.selections.select(log, [{ origin: 'table', title: 'heavy', criterion }])
    await select({ kind: 'columns', where: { agb: { min: 380 } } })
    expect((await cells.run('run.selection.samples')).shown).toBe(`[ 's-test-38', 's-test-39' ]`)
    const table = payloadOf('table', await cells.run('run.selected().report({ bootstrap: 0 })'))
    expect(table.rows[0]).toMatchObject({ n: 2 })
    await select({ kind: 'slice', expression: 'weather = fine' })
    expect(await failureOf('run.selection')).toContain('there is no column “weather”')
    await resources.selections.select(log, [])
  })

  test('opens the slices that were saved beside it, and names them where one is not there', async () => {
    expect(await failureOf(`await run.savedSlice('heavy')`)).toContain('save them as a slice')
    await saveSlice(path.join(folder, 'runs'), {
      name: 'heavy',
      steps: ['true ≥ 380 Mg/ha'],
      run: 'one',
      fingerprint: 'x',
      created: '2026-01-01T00:00:00Z',
      samples: ['s-test-38', 's-test-39'],
    })
    expect((await cells.run(`(await run.savedSlice('heavy')).selection.samples`)).shown).toBe(
      `[ 's-test-38', 's-test-39' ]`,
    )
    expect(await failureOf(`await run.savedSlice('light')`)).toContain('There is "heavy".')
  })

  test('reports every model and task with intervals', async () => {
    const payload = payloadOf('table', await cells.run('run.report({ bootstrap: 50 })'))
    expect(
      payload.rows.find(({ model, task }) => model === 'baseline:mean' && String(task).includes('biomass')),
    ).toMatchObject({
      n: SMALL_COUNT,
      coverage: 1,
      rmse: { value: expect.closeTo(115.4, 0) as number },
    })
    expect(payload.notes[0]).toContain('50 resamples of samples')
  })

  test('reports by a column, and names the columns when there is no such one', async () => {
    const payload = payloadOf('table', await cells.run(`run.report({ by: 'region', bootstrap: 0 })`))
    expect(new Set(payload.rows.map(({ slice }) => slice))).toEqual(new Set(['all', 'north', 'south']))
    expect(await failureOf(`await run.report({ by: 'biome' }).payload()`)).toContain(
      'no column "biome". It has patchCount, agb, landCover, latitude, longitude, region.',
    )
  })

  test('is read again under other policies, and says which there are', async () => {
    const { shown } = await cells.run(
      `(await run.reread({ number: 'first' }).metrics('agb')).map(({ n }) => n).join()`,
    )
    expect(shown).toContain('40,40')
    expect(await failureOf(`run.reread({ carbon: 'ambiguous' })`)).toContain(
      'reread has no option "carbon". It has carbonAlone, range, number, agbRange, patchCountRange.',
    )
  })

  test('takes corrections by hand into its log, and takes them back', async () => {
    const correct = (rest: string) =>
      `(await (await run.override({ sample: 's-test-03', model: 'baseline:mean', task: 'agb', why: 'a test', by: 'Ana', ${rest} })).metrics('agb'))[0].answered`
    expect((await cells.run(correct(`status: 'refused'`))).shown).toContain('39')
    expect((await cells.run(correct('undo: true'))).shown).toContain('40')
    expect(await failureOf(correct('reason: 1'))).toContain('override has no option "reason"')
  })

  test('gives metrics as plain objects', async () => {
    const { shown } = await cells.run(
      `(await run.metrics('agb')).map(({ model, n, rmse }) => model + ' ' + n + ' ' + (rmse > 100)).join()`,
    )
    expect(shown).toContain('baseline:mean 40 true')
  })

  test('draws a scatter of a quantity and a matrix of labels', async () => {
    const scatter = payloadOf('scatter', await cells.run(`run.scatter('agb')`))
    expect(scatter.series.length).toBeGreaterThan(1)
    expect(scatter.source).toEqual({
      dataset: path.join(folder, 'small'),
      run: path.join(folder, 'runs/one.reo.jsonl'),
    })
    const confusion = payloadOf(
      'confusion',
      await cells.run(`run.confusion('landCover', 'baseline:majority')`),
    )
    expect(confusion.series).toHaveLength(1)
    expect(confusion.views?.map(({ title }) => title)).toEqual(['Upper level'])
    const bins = payloadOf('confusion', await cells.run(`run.confusion('agb')`))
    expect(bins.labels[0]).toMatchObject({ key: '0', title: '0–50' })
    expect(await failureOf(`run.scatter('landCover')`)).toContain(`Use run.confusion('landCover')`)
    expect(await failureOf(`run.scatter('agb', 'onnx:none')`)).toContain('It asked baseline:mean')
    expect(await failureOf(`run.scatter('biomass')`)).toContain('The task is not valid')
  })

  test('tells calls that lack something what belongs there', async () => {
    expect(await failureOf('reo.run()')).toContain(
      `reo.run takes the path of a run log. Such as reo.run('FOLDER/NAME`,
    )
    expect(await failureOf('reo.review()')).toContain('reo.review takes the path of annotations')
    expect(await failureOf('run.chain()')).toContain(
      `run.chain takes the id of a sample. Such as run.chain('s-test-`,
    )
    expect(await failureOf('run.compare()')).toContain(
      'Ids of models are wanted. Take them from baseline:mean',
    )
    expect(await failureOf('run.answers()')).toContain('answers takes options by name. Such as { task: … }')
    expect(await failureOf(`run.flips('agb')`)).toContain('flips takes options by name')
    expect(await failureOf('run.weakSlices({ depth: 9 })')).toContain(
      'at "depth": expected 3 or less, found 9',
    )
    expect(await failureOf(`reo.evaluate(data, 'baseline:mean', { out: 'mine.jsonl' })`)).toContain(
      'mine.jsonl: A run log is named NAME.reo.jsonl',
    )
  })

  test('shows the chain of a sample, and names what it cannot filter by', async () => {
    const { questions } = payloadOf('chain', await cells.run(`run.chain('s-test-03')`))
    expect(questions.length).toBeGreaterThan(1)
    expect(await failureOf(`run.chain('nothing')`)).toContain('This run did not ask about "nothing"')
    expect(
      await failureOf(
        `run.answers({ task: 'agb', models: ['baseline:mean'], filter: { verdicts: ['right', 'wrong'] } })`,
      ),
    ).toContain("A filter's verdicts are those of two models")
    expect(await failureOf(`run.answers({ task: 'agb', filter: { model: 'nobody' } })`)).toContain(
      'This run did not ask "nobody"',
    )
  })

  test('puts answers side by side, the worst first', async () => {
    const payload = payloadOf(
      'answers',
      await cells.run(`run.answers({ task: 'agb', limit: 3, models: ['baseline:mean'] })`),
    )
    expect(payload.total).toBe(SMALL_COUNT)
    expect(payload.rows.map(({ truth }) => truth)).toEqual([0, 390, 10])
    expect(payload.rows[0].thumbnail).toMatch(/^iVBOR/)
  })

  test('shows one patch with every answer', async () => {
    const payload = payloadOf('patch', await cells.run(`run.patch('s-test-02')`))
    expect(payload.answers.filter(({ task }) => task === 'agb').length).toBeGreaterThan(1)
  })

  test('is opened from its log', async () => {
    const { shown } = await cells.run(
      `const again = await reo.run('runs/one.reo.jsonl'); again.models.length`,
    )
    expect(shown).toBe('3')
    expect(payloadOf('table', await cells.run('again')).rows.length).toBeGreaterThan(3)
    expect(await failureOf(`await reo.run('small/samples.jsonl')`)).toContain(
      'A run log is named NAME.reo.jsonl',
    )
  })
})

test('models are a list that shows itself as a table', async () => {
  const ran = await cells.run('reo.models()')
  expect(payloadOf('table', ran).rows.map(({ id }) => id)).toContain('baseline:mean')
  expect(
    (await cells.run('(await reo.models()).map((model) => model.id).includes("baseline:majority")')).shown,
  ).toBe('true')
})

test('an interrupted evaluation keeps what is done', async () => {
  const running = cells.run(`
    globalThis.slow = test.filter(() => true)
    await reo.evaluate(slow, 'baseline:mean', { out: 'runs/cut.reo.jsonl' })`)
  await expect.poll(() => existsSync(path.join(folder, 'runs/cut.reo.jsonl'))).toBe(true)
  cells.runner.interrupt()
  const { result } = await running
  expect(['interrupted', 'done']).toContain(result.outcome)
  await expect
    .poll(async () => (await cells.run(`(await reo.run('runs/cut.reo.jsonl')).path.length > 0`)).shown)
    .toBe('true')
})

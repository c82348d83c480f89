import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnswerLine, RUN_SCHEMA } from '../../../src/core/runs/runLog'
import { richBundle } from '../../../src/kernel/outputs/richBundle'
import { Resources } from '../../../src/kernel/resources/resources'
import { StatusReporter } from '../../../src/kernel/resources/statusReporter'
import { answerQuery } from '../../../src/kernel/service/queries'
import { OUTPUT_BUDGET } from '../../../src/protocol/mimes'
import type { FigureAnswer, FigureQuery } from '../../../src/protocol/queries'
import type { RunFigure } from '../../../src/protocol/runFigures'
import { parseKernelResult } from '../../../src/protocol/validation'
import { makeAnswer, MEAN, UNET } from './fixtures'

const LONG = 'word '.repeat(200_000)
const ANSWERS: readonly AnswerLine[] = [
  makeAnswer('a', 'agb', 100, 105),
  makeAnswer('a', 'agb', 100, 300, { model: MEAN.id }),
  makeAnswer('b', 'agb', 100, 300),
  makeAnswer('b', 'agb', 100, 95, { model: MEAN.id }),
  makeAnswer('c', 'agb', 100, undefined, { reason: 'refusal', raw: LONG }),
  makeAnswer('c', 'agb', 100, 90, { model: MEAN.id }),
  makeAnswer('b', 'landCover', 112, 60),
]

let folder: string
let resources: Resources

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'reo-answer-figures-'))
  resources = new Resources(
    { storagePath: folder, modelsPath: folder, workingDirectory: folder, device: 'cpu' },
    new StatusReporter(() => {}),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Writes a run log and gives what names it; its data set is gone, as of a log that somebody sent. */
function logOf(name: string, answers: readonly AnswerLine[], models = [UNET, MEAN]) {
  const run = path.join(folder, `${name}.reo.jsonl`)
  const header = {
    type: 'run',
    schema: RUN_SCHEMA,
    id: name,
    created: '2026-01-01T00:00:00Z',
    dataset: { name: 'Gone', path: '/gone', fingerprint: 'x', split: 'test', synthetic: false },
    models,
    tasks: ['agb', 'landCover'],
  }
  writeFileSync(run, [header, ...answers].map((line) => JSON.stringify(line)).join('\n') + '\n')
  return { dataset: '/gone', run }
}

async function ask(query: FigureQuery): Promise<FigureAnswer> {
  return parseKernelResult('query', JSON.parse(JSON.stringify(await answerQuery(resources, query))))
}

async function outputOf(source: ReturnType<typeof logOf>, figure: RunFigure) {
  const answer = await ask({ kind: 'run-figure', source, figure, selection: [], bootstrap: 0 })
  if (answer.kind !== 'run-figure') throw new Error(answer.kind)
  return answer.output
}

async function answersOf(
  source: ReturnType<typeof logOf>,
  parts: Partial<Extract<RunFigure, { kind: 'answers' }>>,
) {
  const output = await outputOf(source, { kind: 'answers', task: 'agb', sort: 'id', limit: 20, ...parts })
  if (output.kind !== 'answers') throw new Error(output.kind)
  return output.payload
}

describe('answers of a run', () => {
  test('are filtered over all of them, whatever is shown', async () => {
    const source = logOf('filtered', ANSWERS)
    const payload = await answersOf(source, { filter: { verdicts: ['right', 'wrong'] }, limit: 1 })
    expect(payload).toMatchObject({
      title: 'Above-ground biomass · Gone, test · Small U-Net right, Training mean wrong',
      total: 1,
      rows: [{ sample: 'a' }],
      counts: { asked: 3, verdicts: { right: { wrong: 1 }, wrong: { right: 1 }, unanswered: { right: 1 } } },
    })
  })

  test('follow each other page by page', async () => {
    const source = logOf('paged', ANSWERS)
    const { rows, total } = await answersOf(source, { offset: 2, limit: 2 })
    expect([rows.map(({ sample }) => sample), total]).toEqual([['c'], 3])
    expect((await answersOf(source, { offset: 5 })).rows).toEqual([])
  })

  test('stand in the order in which their models are named', async () => {
    const source = logOf('ordered', ANSWERS)
    const { models, counts } = await answersOf(source, { models: [MEAN.id, UNET.id] })
    expect(models.map(({ id }) => id)).toEqual([MEAN.id, UNET.id])
    expect(counts?.verdicts?.wrong.right).toBe(1)
  })

  test('of a megabyte are cut in outputs and come whole by query', async () => {
    const source = logOf('long', ANSWERS)
    const { rows } = await answersOf(source, {})
    const [shown] = rows[2].answers
    expect(shown.cut).toEqual({ from: 0, length: LONG.length })
    const answer = { sample: 'c', model: UNET.id, task: 'agb' } as const
    expect(await ask({ kind: 'answer', source, answer })).toMatchObject({ answer: { raw: LONG } })
    await expect(ask({ kind: 'answer', source, answer: { ...answer, sample: 'z' } })).rejects.toThrow(
      /has no such answer about z\. Make the figure anew/,
    )
  })

  test('of twenty models in many words stay within the budget of an output', async () => {
    const models = Array.from({ length: 20 }, (_, index) => ({
      ...MEAN,
      id: `m${index}`,
      title: `Model ${index}`,
    }))
    const many = Array.from({ length: 40 }, (_, sample) =>
      models.map(({ id }) => makeAnswer(`s${sample}`, 'agb', 100, 90, { model: id, raw: 'ü'.repeat(5000) })),
    ).flat()
    const payload = await answersOf(logOf('twenty', many, models), { limit: 40 })
    const bundle = richBundle({ kind: 'answers', payload })
    expect(Buffer.byteLength(JSON.stringify(bundle))).toBeLessThanOrEqual(OUTPUT_BUDGET)
    expect(payload.rows.length).toBeGreaterThan(5)
    expect(payload.total).toBe(40)
  })

  test.each([
    ['without truth', [makeAnswer('a', 'agb', null, 90)], { answered: 1 }],
    ['that are all refused', [makeAnswer('a', 'agb', 100, undefined)], { refused: 1 }],
  ])('%s are shown as such', async (name, answers, statuses) => {
    const payload = await answersOf(logOf(name.replaceAll(' ', '-'), answers), {})
    expect(payload).toMatchObject({ total: 1, counts: { statuses } })
  })

  test('narrow a selection by how models compare', async () => {
    const source = logOf('selected', ANSWERS)
    const criterion = {
      kind: 'comparison',
      task: 'agb',
      models: [UNET.id, MEAN.id],
      filter: { verdicts: ['wrong', 'right'] },
    } as const
    const selection = [{ origin: 'answers', title: 'flips', criterion }]
    expect(await ask({ kind: 'selection', source, selection })).toMatchObject({ selected: 1, total: 3 })
  })
})

describe('the chain of a sample', () => {
  test('has all questions about it, with contradictions and their text', async () => {
    const source = logOf('chain', [...ANSWERS, makeAnswer('b', 'patchCount', 2, 3)])
    const output = await outputOf(source, { kind: 'chain', sample: 'b' })
    expect(output).toMatchObject({
      kind: 'chain',
      payload: {
        questions: [{ task: 'landCover' }, { task: 'patchCount' }, { task: 'agb' }],
        contradictions: [{ model: UNET.id, tasks: ['landCover', 'agb'] }],
      },
    })
    expect(richBundle(output)['text/plain']).toContain(
      'Small U-Net: Water, snow or bare ground with much biomass',
    )
  })

  test('is empty where the selection leaves the sample out', async () => {
    const source = logOf('left-out', ANSWERS)
    const criterion = { kind: 'samples', samples: ['a'] } as const
    const answer = await ask({
      kind: 'run-figure',
      source,
      figure: { kind: 'chain', sample: 'b' },
      selection: [{ origin: 'x', title: 'one', criterion }],
      bootstrap: 0,
    })
    expect(answer).toMatchObject({ output: { payload: { sample: 'b', questions: [] } } })
  })
})

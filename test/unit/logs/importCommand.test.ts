import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { registerImport } from '../../../src/cli/commands/import'
import { buildReport } from '../../../src/core/runs/buildReport'
import { readRun } from '../../../src/core/runs/readRun'
import { rereadRun } from '../../../src/core/runs/rereadRun'
import { temporaryFolder } from '../../support/modelFolder'
import { describeWithShared, sharedFile } from '../dataset/support/sharedData'
import { runCommand } from '../metrics/runCommand'
import { writeDataset, writeLines } from './logFiles'

const folder = await temporaryFolder()
await mkdir(path.join(folder, 'data'))
const data = await writeDataset(path.join(folder, 'data'))
let runs = 0

/** Imports a log; the run log that comes of it is named anew each time. */
async function importFile(file: string, ...options: readonly string[]) {
  const out = path.join(folder, `run-${++runs}.reo.jsonl`)
  return { out, ...(await runCommand(registerImport, 'import', file, '--out', out, ...options)) }
}

describe('reo import', () => {
  it('joins answers to the samples of a data set and takes the truth from there', async () => {
    const file = await writeLines(folder, 'answers.jsonl', [
      { image: 'a', answer: 'About 20 Mg/ha', truth: 999 },
      { image: 'b', answer: "I can't tell." },
      { image: 'c', answer: '5' },
      { image: 'z', answer: '6' },
    ])
    const { out, stdout } = await importFile(
      file,
      '--data',
      data,
      '--task',
      'agb',
      '--id',
      'image',
      '--model',
      'llava',
    )
    expect(stdout).toContain('2 answers from a table')
    expect(stdout).toContain('left out: 1 of ids that the data set does not have (z)')
    expect(stdout).toContain('left out: 1 of samples in another split (c)')
    const run = await readRun(out)
    expect(run.answers).toEqual([
      expect.objectContaining({ sample: 'a', model: 'llava', status: 'answered', value: 20, truth: 10 }),
      expect.objectContaining({ sample: 'b', model: 'llava', status: 'refused', truth: 70 }),
    ])
    expect(run.skipped.map(({ sample }) => sample)).toEqual(['c', 'z'])
    expect(run.end).toMatchObject({ outcome: 'complete', answers: 2, skipped: 2 })
    expect(run.header).toMatchObject({
      dataset: { name: 'demo', split: 'test' },
      models: [{ id: 'llava', tasks: ['agb'], reading: { policies: { range: 'midpoint' } } }],
      settings: {
        importedFrom: 'table',
        importedHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      software: { reo: expect.any(String) },
    })
  })

  it("finds a sample's question in the prompt", async () => {
    const prompt = 'USER: are there signs of  human activity?\nAnswer yes or no.'
    const file = await writeLines(folder, 'human.jsonl', [
      { id: 'a', prompt, answer: 'Yes.' },
      { id: 'b', prompt: 'Is it old?', answer: 'No' },
    ])
    const { out, stdout } = await importFile(file, '--data', data, '--task', 'humanActivity')
    expect(stdout).toContain('left out: 1 of questions that the data set does not ask (b: Is it old?)')
    expect((await readRun(out)).answers).toMatchObject([
      { sample: 'a', question: 'Are there signs of human activity?', value: true, truth: 'no' },
    ])
  })

  it('keeps a broken line, a failure and repeats apart from answers', async () => {
    const file = await writeLines(folder, 'batch.jsonl', [
      { custom_id: 'a', response: { status_code: 500, body: {} }, error: null },
      { custom_id: 'b', response: { status_code: 200, body: { choices: [{ message: { content: '71' } }] } } },
    ])
    const { out } = await importFile(file, '--data', data, '--task', 'agb')
    expect((await readRun(out)).answers).toMatchObject([
      { sample: 'a', status: 'error', error: 'The request failed with status 500' },
      { sample: 'b', model: 'batch', status: 'answered', value: 71 },
    ])
  })

  it('says which kinds of question there are where no task is named', async () => {
    const file = await writeLines(folder, 'kinds.jsonl', [{ id: 'a', category: 'count', answer: '3' }])
    const { code, stderr } = await importFile(file)
    expect(code).toBe(1)
    expect(stderr).toMatch(/tells the kinds count.*--task.*--kinds count=TASK/)
  })

  it('writes over no run log', async () => {
    const file = await writeLines(folder, 'twice.jsonl', [{ id: 'a', answer: '3' }])
    const { out } = await importFile(file, '--task', 'agb')
    const again = await runCommand(registerImport, 'import', file, '--out', out, '--task', 'agb')
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('exists already') })
  })
})

describeWithShared("EarthDial's answers on RSVQA-LR", 'vlm-answers', () => {
  const file = sharedFile('vlm-answers/earthdial_RSVQA_LR.jsonl')

  it.each([
    ['presence', 2955, 0.926],
    ['comp', 4002, 0.928],
    ['rural_urban', 100, 0.94],
  ])('are imported with their own truth and scored: %s', async (kind, count, accuracy) => {
    const { out } = await importFile(file, '--kinds', `${kind}=humanActivity`, '--model', 'earthdial')
    const [{ metrics }] = buildReport(await readRun(out)).entries
    expect(metrics).toMatchObject({ n: count, coverage: 1 })
    expect('accuracy' in metrics ? metrics.accuracy : undefined).toBeCloseTo(accuracy, 3)
  })

  it('are counted as known', async () => {
    const { out } = await importFile(file, '--kinds', 'count=patchCount', '--largest-count', '1000000')
    const run = await readRun(out)
    const [{ metrics }] = buildReport(run).entries
    const exact = run.answers.filter(({ value, truth }) => value === truth).length
    expect(metrics).toMatchObject({ n: 2947, coverage: 1 })
    expect('rmse' in metrics ? metrics.rmse : undefined).toBeCloseTo(302, 0)
    expect('mae' in metrics ? metrics.mae : undefined).toBeCloseTo(60, 0)
    expect(exact / run.answers.length).toBeCloseTo(0.277, 3)
  })

  it('are all imported in one go', async () => {
    const kinds = ['presence', 'comp', 'rural_urban'].map((kind) => `${kind}=humanActivity`)
    const { out, stdout } = await importFile(file, '--kinds', ...kinds, 'count=patchCount', '--json')
    expect(JSON.parse(stdout)).toMatchObject({ answers: 10_004, left: [] })
    expect((await readRun(out)).answers).toHaveLength(10_004)
  })
})

describeWithShared("Qwen2-VL's letters on CHOICE", 'vlm-answers/qwen2-vl-7b_CHOICE', () => {
  const choice = sharedFile('vlm-answers/qwen2-vl-7b_CHOICE')

  it.each(existsSync(choice) ? readdirSync(choice) : [])(
    'are right where they are the letter that is right: %s',
    async (name) => {
      const file = path.join(choice, name)
      const items: readonly { response: string; label: string }[] = JSON.parse(readFileSync(file, 'utf8'))
      const right = items.filter(({ response, label }) => response === label).length
      const { out } = await importFile(file, '--task', 'humanActivity', '--model', 'qwen2-vl-7b')
      const [{ metrics }] = buildReport(await readRun(out)).entries
      expect(metrics).toMatchObject({ n: items.length })
      expect('accuracy' in metrics ? metrics.accuracy : undefined).toBeCloseTo(right / items.length, 10)
    },
  )
})

describeWithShared("Inspect's own logs", 'inspect-logs', () => {
  it('are imported, letters by the choices of the sample', async () => {
    const log = sharedFile('inspect-logs/mmlu-summary-choices.eval')
    const { out, stdout } = await importFile(log, '--task', 'humanActivity')
    expect(stdout).toContain('1 answer from Inspect .eval')
    const run = await readRun(out)
    const [answer] = run.answers
    expect(answer).toMatchObject({ model: 'openai/gpt-4o', status: 'answered', reason: 'letter-option' })
    expect(answer.value).not.toBe(answer.truth)
    expect(rereadRun(run, {}).answers).toEqual(run.answers)
  })
})

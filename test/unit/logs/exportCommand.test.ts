import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { registerExport } from '../../../src/cli/commands/export'
import { registerImport } from '../../../src/cli/commands/import'
import { readRows } from '../../../src/core/dataset/rows/readRows'
import { readRun } from '../../../src/core/runs/readRun'
import { temporaryFolder } from '../../support/modelFolder'
import { runCommand } from '../metrics/runCommand'
import { writeLines } from './logFiles'

const folder = await temporaryFolder()

const ASKED = { model: 'llava', repeat: undefined, truth: 80 }
const RUN = await writeLines(folder, 'run.reo.jsonl', [
  {
    type: 'run',
    schema: 'reo-run/1',
    id: 'r',
    created: '2026-01-01T00:00:00Z',
    dataset: { name: 'demo', path: '/data', fingerprint: 'f', split: 'test', synthetic: false },
    models: [{ id: 'llava', title: 'llava', tasks: ['agb', 'humanActivity'], modalities: [] }],
    tasks: ['agb', 'humanActivity'],
  },
  {
    type: 'answer',
    ...ASKED,
    sample: 'a',
    task: 'agb',
    raw: 'About "80",\nI think',
    status: 'answered',
    value: 80,
    span: [7, 9],
    reason: 'plain-number',
    usage: { inputTokens: 5, outputTokens: 3 },
  },
  { type: 'answer', ...ASKED, sample: 'b', task: 'agb', raw: '', status: 'error', error: 'timeout' },
  {
    type: 'answer',
    ...ASKED,
    sample: 'a',
    task: 'humanActivity',
    question: 'Any road?',
    raw: 'Yes',
    status: 'answered',
    value: true,
    truth: 'no',
  },
])

function exportAs(format: string, out: string) {
  return runCommand(registerExport, 'export', RUN, '--format', format, '--out', out)
}

describe('reo export', () => {
  it('writes CSV that a reader of CSV reads back', async () => {
    const out = path.join(folder, 'answers.csv')
    expect((await exportAs('csv', out)).stdout).toBe(`3 answers\n${out}\n`)
    const rows: Record<string, string>[] = parse(await readFile(out), { columns: true })
    expect(rows).toMatchObject([
      { sample: 'a', raw: 'About "80",\nI think', value: '80', truth_number: '80', span_start: '7' },
      { sample: 'b', status: 'error', value: '', error: 'timeout' },
      { task: 'humanActivity', question: 'Any road?', value: 'true', value_number: '', truth: 'no' },
    ])
  })

  it('writes Parquet with text, numbers and nulls', async () => {
    const out = path.join(folder, 'answers.parquet')
    await exportAs('parquet', out)
    const rows: unknown[] = []
    for await (const batch of readRows(out)) {
      rows.push(...batch.map((row) => ('cells' in row ? row.cells : row.problem)))
    }
    expect(rows).toMatchObject([
      { sample: 'a', value: '80', value_number: 80, input_tokens: 5 },
      { sample: 'b', value: null, value_number: null },
      { sample: 'a', value: 'true', value_number: null, truth: 'no' },
    ])
  })

  it('writes logs of Inspect, which can be imported again', async () => {
    const out = path.join(folder, 'inspect')
    await exportAs('inspect', out)
    expect((await readdir(out)).sort()).toEqual(['llava_agb.json', 'llava_humanActivity.json'])
    const log = JSON.parse(await readFile(path.join(out, 'llava_humanActivity.json'), 'utf8'))
    expect(log.samples).toMatchObject([{ id: 'a: Any road?', target: 'no', scores: { reo: { value: 'I' } } }])
    const again = path.join(folder, 'again.reo.jsonl')
    const file = path.join(out, 'llava_agb.json')
    await runCommand(registerImport, 'import', file, '--out', again)
    expect((await readRun(again)).answers).toMatchObject([
      { sample: 'a', model: 'llava', task: 'agb', value: 80, truth: 80, usage: { inputTokens: 5 } },
      { sample: 'b', status: 'error', error: 'timeout' },
    ])
  })

  it('writes over no file', async () => {
    const out = path.join(folder, 'twice.csv')
    await exportAs('csv', out)
    expect(await exportAs('csv', out)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('exists already'),
    })
  })
})

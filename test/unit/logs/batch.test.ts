import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { registerBatch } from '../../../src/cli/commands/batch'
import { customId, parseCustomId } from '../../../src/core/logs/batch/customId'
import { writeDemoDataset } from '../../../src/core/demo/writeDemoDataset'
import { readRun } from '../../../src/core/runs/readRun'
import { temporaryFolder } from '../../support/modelFolder'
import { runCommand } from '../metrics/runCommand'
import { writeLines } from './logFiles'

const folder = await temporaryFolder()
const data = path.join(folder, 'demo')
await writeDemoDataset(data, { counts: { train: 0, val: 0, test: 4 } })

interface BatchRequest {
  readonly custom_id: string
  readonly body: { readonly model: string; readonly messages: readonly { readonly content: unknown }[] }
}

function batch(...args: readonly string[]) {
  return runCommand(registerBatch, 'batch', ...args)
}

/** Exports what is asked about biomass and counts of all test samples; returns the requests in all files. */
async function exportTo(name: string, ...options: readonly string[]): Promise<readonly BatchRequest[]> {
  const out = path.join(folder, name)
  const ended = await batch('export', '--data', data, '--model', 'llava', '--out', out, ...TASKS, ...options)
  expect(ended.stderr).toBe('')
  const files = (await readdir(out)).filter((file) => file.startsWith('requests-')).sort()
  const texts = await Promise.all(files.map((file) => readFile(path.join(out, file), 'utf8')))
  return texts.flatMap((text) =>
    text
      .trim()
      .split('\n')
      .map((line): BatchRequest => JSON.parse(line)),
  )
}

const TASKS = ['--task', 'agb', 'patchCount']

function result(id: string, content: string | undefined) {
  const body = content === undefined ? {} : { choices: [{ message: { content } }] }
  return {
    id,
    custom_id: id,
    response: { status_code: content === undefined ? 500 : 200, body },
    error: null,
  }
}

describe('reo batch', () => {
  it('writes shards no larger than wanted, with pictures in the requests', async () => {
    const requests = await exportTo('shards', '--limit', '3', '--shard-requests', '4')
    expect(requests).toHaveLength(6)
    expect((await readdir(path.join(folder, 'shards'))).sort()).toEqual([
      'batch.json',
      'requests-0001.jsonl',
      'requests-0002.jsonl',
    ])
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: '/v1/chat/completions',
      body: { model: 'llava' },
    })
    expect(JSON.stringify(requests[0].body.messages)).toContain('data:image/png;base64,')
  })

  it('names pictures by address and writes them beside the requests', async () => {
    const requests = await exportTo(
      'addressed',
      '--limit',
      '1',
      '--pictures-at',
      'https://files.example/batch/',
    )
    const address = /https:\/\/files\.example\/batch\/([0-9a-f]{32}\.png)/.exec(JSON.stringify(requests[0]))
    expect(await readdir(path.join(folder, 'addressed', 'pictures'))).toEqual([address?.[1]])
  })

  it('merges results in any order; what failed and what is missing is asked again', async () => {
    const requests = await exportTo('first', '--limit', '2')
    const [one, two, three, four] = requests.map((request) => request.custom_id)
    const out = path.join(folder, 'merged.reo.jsonl')
    const first = await writeLines(folder, 'first.jsonl', [result(three, undefined), result(two, 'About 12')])
    const unknown = await writeLines(folder, 'unknown.jsonl', [
      result('agb:0:0:nowhere', '1'),
      result('x', '1'),
    ])
    const target = ['--data', data, '--out', out]
    const merged = await batch('import', path.join(folder, 'first'), first, unknown, ...target)
    expect(merged.stdout).toContain('1 new answer\n')
    expect(merged.stdout).toContain('1 request failed')
    expect(merged.stdout).toContain('2 results of no known question (agb:0:0:nowhere, x)')

    const again = await exportTo('second', '--limit', '2', '--run', out)
    expect(again.map((request) => request.custom_id)).toEqual([one, three, four])
    const second = await writeLines(
      folder,
      'second.jsonl',
      [four, one, three, two].map((id) => result(id, '80')),
    )
    const done = await batch('import', path.join(folder, 'second'), second, ...target)
    expect(done.stdout).toContain('3 new answers')
    expect(done.stdout).toContain('1 result of questions that were answered already')

    const run = await readRun(out)
    expect(run.header.models).toMatchObject([{ id: 'batch:llava' }])
    expect(run.answers.map(({ value }) => value).sort()).toEqual([12, 80, 80, 80])
    expect(run.answers.every(({ truth }) => typeof truth === 'number')).toBe(true)
    expect(await exportTo('third', '--limit', '2', '--run', out)).toEqual([])
  })

  it('reads results by the policies that are given, and by no others afterwards', async () => {
    const [{ custom_id: id }] = await exportTo('ranges', '--limit', '1')
    const file = await writeLines(folder, 'ranges.jsonl', [result(id, '100 to 150 Mg/ha')])
    const out = path.join(folder, 'ranges.reo.jsonl')
    const common = ['import', path.join(folder, 'ranges'), file, '--data', data, '--out', out]
    expect(await batch(...common, '--range', 'ambiguous')).toMatchObject({ code: 0 })
    const run = await readRun(out)
    expect(run.answers).toMatchObject([{ status: 'ambiguous' }])
    expect(run.header.models[0].reading?.policies.range).toBe('ambiguous')
    const other = await batch(...common, '--range', 'midpoint')
    expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('read by other policies') })
  })

  it('refuses a folder in use, a chain of own answers, and results for other data', async () => {
    await exportTo('used', '--limit', '1')
    const used = path.join(folder, 'used')
    const common = ['export', '--data', data, '--model', 'llava']
    expect(await batch(...common, '--out', used)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('not empty'),
    })
    const chained = await batch(...common, '--out', path.join(folder, 'chained'), '--chain', 'own')
    expect(chained).toMatchObject({ code: 1, stderr: expect.stringContaining('its own earlier answers') })
    const other = path.join(folder, 'other')
    await writeDemoDataset(other, { seed: 2, counts: { train: 0, val: 0, test: 1 } })
    const results = await writeLines(folder, 'none.jsonl', [result('x', '1')])
    const out = path.join(folder, 'none.reo.jsonl')
    const refused = await batch('import', used, results, '--data', other, '--out', out)
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('Other data was asked about') })
  })
})

it('ids of requests hold ids of samples of any kind', () => {
  const question = { task: 'humanActivity', index: 2, repeat: 1, sample: 'tile:3/a b:ü\n1' } as const
  expect(parseCustomId(customId(question))).toEqual(question)
  expect(parseCustomId('biomass:0:0:a')).toBeUndefined()
})

import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRun } from '../../../src/core/runs/readRun'
import { temporaryFolder } from '../../support/modelFolder'

const folder = await temporaryFolder()
let logs = 0

const header = {
  type: 'run',
  schema: 'reo-run/1',
  id: 'r1',
  created: '2026-07-04T12:00:00Z',
  dataset: { name: 'demo', path: '/demo', fingerprint: 'f', split: 'test', synthetic: true },
  models: [{ id: 'm', title: 'M', tasks: ['agb'], modalities: ['s2'], bands: { s2: ['B04', 'B03'] } }],
  tasks: ['agb'],
  prompts: {},
  settings: {},
  software: {},
}

function answer(sample: string, value: number, more: object = {}): object {
  return {
    type: 'answer',
    sample,
    model: 'm',
    task: 'agb',
    raw: String(value),
    status: 'answered',
    value,
    truth: 1,
    ...more,
  }
}

async function write(...lines: readonly (object | string)[]): Promise<string> {
  const file = path.join(folder, `${++logs}.reo.jsonl`)
  await writeFile(
    file,
    lines.map((line) => (typeof line === 'string' ? line : `${JSON.stringify(line)}\n`)).join(''),
  )
  return file
}

describe('reading a run log', () => {
  it('gives header, answers, skipped samples and the end', async () => {
    const end = { type: 'end', at: 'now', outcome: 'complete', answers: 1, skipped: 1 }
    const skipped = { type: 'skipped', sample: 'b', reason: 'no image' }
    const file = await write(header, answer('a', 2), skipped, end)
    expect(await readRun(file)).toEqual({
      path: file,
      header,
      answers: [answer('a', 2)],
      skipped: [skipped],
      end,
    })
  })

  it('keeps the last answer to a question, in the place of the first', async () => {
    const file = await write(
      header,
      answer('a', 1),
      answer('b', 2),
      answer('a', 3),
      answer('a', 4, { question: 'Q' }),
    )
    expect((await readRun(file)).answers.map(({ sample, value }) => [sample, value])).toEqual([
      ['a', 3],
      ['b', 2],
      ['a', 4],
    ])
  })

  it('applies a correction made by hand, and leaves the answer as it was given', async () => {
    const correction = { status: 'answered', value: 120, by: 'Ana', why: 'it says t/ha', at: 'now' }
    const file = await write(header, answer('a', 1, { span: [0, 1] }), {
      type: 'override',
      sample: 'a',
      model: 'm',
      task: 'agb',
      ...correction,
    })
    expect((await readRun(file)).answers).toEqual([
      {
        type: 'answer',
        sample: 'a',
        model: 'm',
        task: 'agb',
        raw: '1',
        status: 'answered',
        value: 120,
        reason: 'it says t/ha (corrected by Ana)',
        truth: 1,
        corrected: answer('a', 1, { span: [0, 1] }),
      },
    ])
  })

  it('takes a skipped sample for asked once it has an answer', async () => {
    const file = await write(header, { type: 'skipped', sample: 'a', reason: 'no image' }, answer('a', 1))
    expect((await readRun(file)).skipped).toEqual([])
  })

  it('drops a last line that was torn while it was written', async () => {
    const file = await write(header, answer('a', 1), '{"type":"answer","sample":"b"')
    expect((await readRun(file)).answers.length).toBe(1)
  })

  it('does without an end, which a crashed run lacks', async () => {
    expect((await readRun(await write(header))).end).toBeUndefined()
  })

  it('takes an end for undone where the run was resumed after it', async () => {
    const end = { type: 'end', at: 'now', outcome: 'cancelled', answers: 1, skipped: 0 }
    const run = await readRun(
      await write(header, answer('a', 1), end, { ...header, created: 'later' }, answer('b', 2)),
    )
    expect(run.end).toBeUndefined()
    expect(run.header.created).toBe(header.created)
  })

  it('reads characters that lie across the blocks of a file', async () => {
    const long = 'ä'.repeat(700_001)
    const file = await write(header, answer('a', 1, { raw: `x${long}` }), answer('b', 1, { raw: long }))
    expect((await readRun(file)).answers.map(({ raw }) => raw)).toEqual([`x${long}`, long])
  })

  it('lets fields pass that it does not know', async () => {
    const file = await write(header, answer('a', 1, { mood: { calm: 5 } }))
    expect((await readRun(file)).answers).toEqual([answer('a', 1)])
  })
})

describe('a log that cannot be read', () => {
  it.each([
    ['is not there', undefined, /The run log cannot be read: there is no such file/],
    ['is empty', [], /This is no run log: its first line is missing/],
    ['begins with an answer', [answer('a', 1)], /:1: The log does not begin with a run's header/],
    [
      'is of a newer program',
      [{ ...header, schema: 'reo-run/2' }],
      /schema reo-run\/2, .*newer.*Update REO Notebook/,
    ],
    ['is another file', [{ schema: 'x' }], /:1: This is no line of a run log: "type": expected/],
    ['has a broken line', [header, answer('a', 1), 'oops\n', answer('b', 1)], /:3: This line is not JSON/],
    [
      'has an unknown status',
      [header, answer('a', 1, { status: 'maybe' })],
      /:2: This is no line of a run log: "status": expected/,
    ],
    ['holds another run', [header, { ...header, id: 'r2' }], /:2: The header of another run/],
  ])('%s: the message names the line', async (_, lines, message) => {
    const file = lines === undefined ? path.join(folder, 'missing.reo.jsonl') : await write(...lines)
    await expect(readRun(file)).rejects.toThrow(message)
  })
})

import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findLogReader } from '../../../src/core/logs/logReaders'
import type { LogColumns, LogEntry } from '../../../src/core/logs/logRecord'
import { temporaryFolder } from '../../support/modelFolder'
import { describeWithShared, sharedFile } from '../dataset/support/sharedData'
import { deflated, writeLines, zipOf } from './logFiles'

const folder = await temporaryFolder()

async function read(
  file: string,
  columns: LogColumns = {},
): Promise<{ readonly format: string; readonly entries: readonly LogEntry[] }> {
  const reader = await findLogReader(file)
  const entries: LogEntry[] = []
  for await (const entry of reader.read(file, columns)) entries.push(entry)
  return { format: reader.name, entries }
}

async function write(name: string, content: string | Buffer): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, content)
  return file
}

const SAMPLE =
  '{"id":"b","epoch":2,"input":[{"role":"user","content":[{"type":"text","text":"Biomass? \\"NaN\\" is none."},' +
  '{"type":"image","image":"data:"}]}],"target":"70","output":{"model":"m","choices":[{"message":{"role":' +
  '"assistant","content":"About 80 Mg/ha."}}],"usage":{"input_tokens":9,"output_tokens":5}},' +
  '"scores":{"s":{"value":NaN}},"total_time":1.5}'

const RECORD = {
  sample: 'b',
  kind: 'agb',
  question: 'Biomass? "NaN" is none.',
  raw: 'About 80 Mg/ha.',
  truth: '70',
  model: 'openai/m',
  repeat: 1,
  usage: { inputTokens: 9, outputTokens: 5 },
  latencyMs: 1500,
}

/** Such a sample as the zstd command compresses it. */
const ZSTANDARD_SAMPLE = Buffer.from(
  'KLUv/WByAGUHADLPLCFAa9sGflvVq9Wki52Yr/9+ia1D9iHQN8MAINTE7Dg62IkAb4FQ4HWpRprs7SMPvLomGf60Td6CAM9M' +
    'F7YRdzxbTm2Is81PJmBBQIkB1G4VDN4smxVz4nVJZl2siVpmHd+osutPu316QuD41qVlPzVe4x2zUzmm65JLpXdE0wZmiZYh' +
    'VuiMI48zUAFzrlUHx/R20HYemmmzTZ7elN3x2mz7k4Bv5zD1pMAzyTr6dIXjFfUnFQBABUIddpgNJFisKSHyhA17YQq6ggk2' +
    '5hTJWxVnXM5MSTjoMJtHTMsrbm8r/VSmgDCmhwkF',
  'base64',
)
const ZSTANDARD_SIZE = 370

const HEADER = '{"version":2,"status":"success","eval":{"task":"agb","model":"openai/m"}}'

describe("Inspect's logs", () => {
  it('are read from JSON with bare NaN', async () => {
    const file = await write('log.json', `${HEADER.slice(0, -1)},"samples":[${SAMPLE}]}`)
    expect(await read(file)).toEqual({ format: 'inspect-json', entries: [RECORD] })
  })

  it('are read from archives, of members of one name the last', async () => {
    const archive = zipOf([
      deflated('samples/b_epoch_2.json', '{"id":"b"'),
      deflated('header.json', HEADER),
      deflated('summaries.json', '[]'),
      deflated('samples/b_epoch_2.json', SAMPLE),
    ])
    expect(await read(await write('log.eval', archive))).toEqual({
      format: 'inspect-eval',
      entries: [RECORD],
    })
  })

  it('are read where members are compressed by Zstandard', async () => {
    const archive = zipOf([
      deflated('_journal/start.json', HEADER),
      { name: 'samples/b_epoch_1.json', method: 93, bytes: ZSTANDARD_SAMPLE, size: ZSTANDARD_SIZE },
    ])
    const { entries } = await read(await write('zstd.eval', archive))
    expect(entries).toEqual([
      expect.objectContaining({
        sample: 'b',
        raw: 'About 80 Mg/ha.',
        question: 'Biomass? "NaN" is no answer.',
      }),
    ])
  })

  it('tell of a member that is damaged or claims less than it unpacks to, and go on', async () => {
    const bomb = { ...deflated('samples/a_epoch_1.json', ' '.repeat(100_000)), size: 10 }
    const archive = zipOf([deflated('header.json', HEADER), bomb, deflated('samples/b_epoch_2.json', SAMPLE)])
    const { entries } = await read(await write('bomb.eval', archive))
    expect(entries).toEqual([{ where: bomb.name, problem: expect.any(String) }, RECORD])
  })

  it('are refused where they are cut off, or another archive', async () => {
    const whole = zipOf([deflated('header.json', HEADER)])
    await expect(read(await write('cut.eval', whole.subarray(0, 40)))).rejects.toThrow(/no directory/)
  })
})

describe('Logs that are tables', () => {
  it('are read from OpenAI batch results, failures too', async () => {
    const body = {
      model: 'gpt',
      choices: [{ message: { content: '42' } }],
      usage: { prompt_tokens: 7, completion_tokens: 1 },
    }
    const cut = { choices: [{ message: { content: 'I would' }, finish_reason: 'length' }] }
    const file = await writeLines(folder, 'batch.jsonl', [
      { id: '1', custom_id: 'a', response: { status_code: 200, body }, error: null },
      {
        id: '2',
        custom_id: 'b',
        response: { status_code: 429, body: { error: { message: 'Too many' } } },
        error: null,
      },
      { id: '4', custom_id: 'd', response: { status_code: 200, body: cut }, error: null },
      { id: '3', custom_id: 'c', response: null, error: { code: 'batch_expired', message: 'Expired' } },
    ])
    expect(await read(file)).toEqual({
      format: 'openai-batch',
      entries: [
        { sample: 'a', raw: '42', model: 'gpt', usage: { inputTokens: 7, outputTokens: 1 } },
        { sample: 'b', raw: '', error: 'Too many' },
        { sample: 'd', raw: 'I would', ended: 'cut-off' },
        { sample: 'c', raw: '', error: 'Expired' },
      ],
    })
  })

  it('are read from lmms-eval, whose answers may be lists', async () => {
    const file = await writeLines(folder, 'lmms.jsonl', [
      { doc_id: 3, target: '12', input: 'How much?', filtered_resps: '12 Mg/ha', doc_hash: 'x' },
      { doc_id: 4, target: '12', input: 'How much?', resps: [['13 Mg/ha']], filtered_resps: ['13 Mg/ha'] },
    ])
    expect(await read(file)).toEqual({
      format: 'lmms-eval',
      entries: [
        { sample: '3', question: 'How much?', raw: '12 Mg/ha', truth: '12' },
        { sample: '4', question: 'How much?', raw: '13 Mg/ha', truth: '12' },
      ],
    })
  })

  it('are read from VLMEvalKit, with options and failures', async () => {
    const file = await write(
      'model_set.tsv',
      'index\tquestion\tA\tB\tC\tanswer\tcategory\tprediction\n' +
        '0\tWhich?\tforest\twater\t\tA\tcover\tA\n' +
        '1\tWhich?\tforest\twater\t\tB\tcover\tFailed to obtain answer via API.\n',
    )
    const shared = { kind: 'cover', question: 'Which?', options: ['forest', 'water'] }
    expect(await read(file)).toEqual({
      format: 'vlmevalkit',
      entries: [
        { sample: '0', ...shared, raw: 'A', truth: 'A' },
        { sample: '1', ...shared, raw: '', truth: 'B', error: 'Failed to obtain answer via API.' },
      ],
    })
  })

  it('are read from GeoChat', async () => {
    const file = await writeLines(folder, 'geochat.jsonl', [
      { question_id: 'q1', image_id: 'a.tif', answer: 'rural', ground_truth: 'urban' },
    ])
    expect(await read(file)).toEqual({
      format: 'geochat',
      entries: [{ sample: 'q1', raw: 'rural', truth: 'urban' }],
    })
    expect((await read(file, { id: 'image_id' })).entries).toEqual([
      { sample: 'a.tif', raw: 'rural', truth: 'urban' },
    ])
  })

  it('are read from any table by the columns named, whole or in part', async () => {
    const file = await writeLines(folder, 'any.jsonl', [
      { meta: { patch: 'a' }, said: '5', id: 1 },
      { said: '6', id: 2 },
    ])
    await expect(read(file)).rejects.toThrow(/No column of answers.*meta, said, id.*--answer/)
    expect(await read(file, { id: 'meta.patch', answer: 'said' })).toEqual({
      format: 'table',
      entries: [
        { sample: 'a', raw: '5' },
        { where: 'line 2', problem: 'It has no cell in the column "meta.patch"' },
      ],
    })
  })
})

it("promptfoo's output is read by its variables; a failed assertion leaves the answer", async () => {
  const results = [
    {
      testIdx: 0,
      provider: { id: 'openai:gpt', label: '' },
      prompt: { raw: 'Biomass of a?' },
      vars: { id: 'a', truth: 10 },
      response: { output: '12', tokenUsage: { prompt: 5, completion: 1, total: 6 } },
      error: 'Expected output to equal 10',
      latencyMs: 12,
    },
    { testIdx: 1, provider: { id: 'openai:gpt' }, prompt: { raw: 'x' }, vars: {}, error: 'API error: 500' },
  ]
  const file = await write(
    'promptfoo.json',
    JSON.stringify({ evalId: 'e', results: { version: 3, results } }),
  )
  expect(await read(file)).toEqual({
    format: 'promptfoo',
    entries: [
      {
        sample: 'a',
        question: 'Biomass of a?',
        truth: '10',
        model: 'openai:gpt',
        raw: '12',
        usage: { inputTokens: 5, outputTokens: 1 },
        latencyMs: 12,
      },
      { sample: '1', question: 'x', model: 'openai:gpt', raw: '', error: 'API error: 500' },
    ],
  })
})

describeWithShared("Inspect's own logs", 'inspect-logs', () => {
  it.each([
    ['2025-05-12T20-28-13-04-00_popularity.json', 'inspect-json', 3, 'openai/gpt-4o-mini'],
    ['log_formats.json', 'inspect-json', 1, 'ollama/llama3.1'],
    ['log_formats.eval', 'inspect-eval', 1, 'ollama/llama3.1'],
    ['mmlu-no-summary-choices.eval', 'inspect-eval', 1, 'openai/gpt-4o'],
  ])('are read: %s', async (name, format, count, model) => {
    const log = await read(sharedFile(`inspect-logs/${name}`))
    expect(log.format).toBe(format)
    expect(log.entries).toHaveLength(count)
    for (const entry of log.entries) {
      expect(entry).toMatchObject({ model, raw: expect.stringMatching(/\S/), truth: expect.any(String) })
    }
  })
})

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { Resources } from '../../../src/kernel/resources/resources'
import { StatusReporter } from '../../../src/kernel/resources/statusReporter'
import { answerQuery } from '../../../src/kernel/service/queries'
import { parseKernelResult } from '../../../src/protocol/validation'
import { runOf, spoken, TALKER } from '../runs/spokenRun'

const folder = mkdtempSync(path.join(tmpdir(), 'reo-corrections-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const log = path.join(folder, 'one.reo.jsonl')
const source = { dataset: path.join(folder, 'gone'), run: log }
const ABOUT = { sample: 'a', model: TALKER.id, task: 'agb' } as const

function resourcesOf(restricted: boolean): Resources {
  const params = {
    storagePath: folder,
    modelsPath: folder,
    workingDirectory: folder,
    device: 'cpu',
    restricted,
  } as const
  return new Resources(params, new StatusReporter(() => {}))
}

async function correct(correction: object, restricted = false) {
  const query = {
    kind: 'correction',
    source,
    correction: { ...ABOUT, why: 'it says so', ...correction },
  } as const
  return parseKernelResult(
    'query',
    JSON.parse(JSON.stringify(await answerQuery(resourcesOf(restricted), query))),
  )
}

describe('a correction from an output', () => {
  beforeEach(() => {
    const run = runOf(spoken('a', 'agb', 'Somewhere near one-fifty, I guess', { truth: 150 }))
    const lines = [run.header, ...run.answers, run.end]
    writeFileSync(log, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  })

  test('is written into the log, gives the answer as it then is, and can be taken back', async () => {
    const corrected = await correct({ status: 'answered', value: 150 })
    expect(corrected).toMatchObject({
      kind: 'corrected',
      answer: { status: 'answered', value: 150, corrected: {} },
    })
    expect(readFileSync(log, 'utf8')).toContain('"why":"it says so"')
    const back = await correct({ undo: true })
    expect(back).toMatchObject({ kind: 'corrected', answer: { raw: 'Somewhere near one-fifty, I guess' } })
    expect(back.kind === 'corrected' && back.answer.corrected).toBeUndefined()
  })

  test('is refused where the workspace is not trusted', async () => {
    const before = readFileSync(log, 'utf8')
    await expect(correct({ status: 'refused' }, true)).rejects.toThrow('not trusted')
    expect(readFileSync(log, 'utf8')).toBe(before)
  })
})

describe('a workspace that is not trusted', () => {
  test('has its run logs read, and nothing that they name', async () => {
    const resources = resourcesOf(true)
    expect(await resources.summaryOf(log)).toMatchObject({ state: 'complete', answers: 1 })
    const figure = { kind: 'answers', task: 'agb', sort: 'worst', limit: 5 } as const
    const answer = await answerQuery(resources, {
      kind: 'run-figure',
      source,
      figure,
      selection: [],
      bootstrap: 0,
    })
    expect(answer).toMatchObject({ output: { kind: 'answers', payload: { total: 1 } } })
    await expect(answerQuery(resources, { kind: 'patch', source, sample: 'a' })).rejects.toThrow(
      'not trusted',
    )
    await expect(answerQuery(resources, { kind: 'prompt', source, answer: ABOUT })).rejects.toThrow(
      'not trusted',
    )
  })
})

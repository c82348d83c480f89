import { appendFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { GrowingRun } from '../../../src/core/runs/growingRun'
import { readRun } from '../../../src/core/runs/readRun'
import { temporaryFolder } from '../../support/modelFolder'
import { runOf, spoken, TALKER } from './spokenRun'

const folder = await temporaryFolder()
let logs = 0

const RUN = runOf(
  spoken('a', 'agb', '150 Mg/ha', { truth: 150 }),
  spoken('b', 'agb', 'Somewhere near one-fifty', { truth: 80 }),
  spoken('a', 'agb', '140 Mg/ha', { truth: 150 }),
)
const OVERRIDE = {
  type: 'override',
  sample: 'b',
  model: TALKER.id,
  task: 'agb',
  status: 'answered',
  value: 150,
  by: 'Ana',
  why: 'it says so',
  at: '2026-07-04T12:00:00Z',
}

function newFile(): string {
  return path.join(folder, `${++logs}.reo.jsonl`)
}

function lineOf(line: unknown): string {
  return `${JSON.stringify(line)}\n`
}

describe('a run log that grows', () => {
  it('is read as a whole would be, wherever its writer has come to, torn lines included', async () => {
    const file = newFile()
    const text = [RUN.header, ...RUN.answers, OVERRIDE, RUN.end].map(lineOf).join('')
    const first = lineOf(RUN.header).length
    await writeFile(file, text.slice(0, first))
    const growing = new GrowingRun(file)
    for (let place = first; place < text.length; place += 97) {
      expect(await growing.read()).toEqual(await readRun(file))
      await appendFile(file, text.slice(place, place + 97))
    }
    expect(await growing.read()).toEqual(await readRun(file))
    expect((await growing.read()).end?.outcome).toBe('complete')
  })

  it('is read from its start where it has become another', async () => {
    const file = newFile()
    await writeFile(file, [RUN.header, RUN.answers[0]].map(lineOf).join(''))
    const growing = new GrowingRun(file)
    await growing.read()
    const other = { ...RUN.header, id: 'other' }
    await writeFile(file, [other, ...RUN.answers].map(lineOf).join(''))
    expect(await growing.read()).toEqual(await readRun(file))
  })

  it('names the line of what is wrong, and is read once that is mended', async () => {
    const file = newFile()
    const good = [RUN.header, RUN.answers[0]].map(lineOf).join('')
    await writeFile(file, good)
    const growing = new GrowingRun(file)
    await growing.read()
    await appendFile(file, 'no JSON\n')
    await expect(growing.read()).rejects.toThrow(`${path.basename(file)}:3`)
    await writeFile(file, good + lineOf(RUN.answers[1]))
    expect((await growing.read()).answers).toHaveLength(2)
  })
})

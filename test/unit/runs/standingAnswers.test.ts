import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { buildReport } from '../../../src/core/runs/buildReport'
import { readRun, readScores } from '../../../src/core/runs/readRun'
import type { AnswerLine } from '../../../src/core/runs/runLog'
import { standingAnswers } from '../../../src/core/runs/standingAnswers'
import { temporaryFolder } from '../../support/modelFolder'
import { RUN } from './reportRuns'

const folder = await temporaryFolder()
const [first, second, third, ...others] = RUN.answers
const { sample, model, task } = second
const correction = { type: 'override', sample, model, task, status: 'answered', by: 'me', at: 'now' } as const

/** A log with all that makes a line count no more. */
const LINES = [
  RUN.header,
  { ...first, status: 'error', value: undefined, error: 'lost', raw: 'cut off' },
  { ...third, raw: 'First ß words.' },
  { ...correction, value: 1, why: 'comes before its answer' },
  { ...second, raw: 'About 60.' },
  { ...correction, value: 61, why: 'misread' },
  { ...correction, value: 62, why: 'misread again' },
  RUN.header,
  { ...first, raw: 'Now there.' },
  ...others,
  { ...correction, sample: third.sample, value: 12, why: 'a slip' },
  { ...correction, sample: third.sample, undo: true, why: 'no slip' },
  ...RUN.skipped,
  RUN.end,
]

async function writeLog(name: string, lines: readonly unknown[]): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"type":"answer","sam`)
  return file
}

const log = await writeLog('run.reo.jsonl', LINES)

function bySample(answers: readonly AnswerLine[]): readonly AnswerLine[] {
  return [...answers].sort((a, b) =>
    `${a.task}${a.model}${a.sample}`.localeCompare(`${b.task}${b.model}${b.sample}`),
  )
}

it('goes through the answers that a run has when it is read, as often as one likes', async () => {
  const run = await readRun(log)
  const standing = await standingAnswers(log)
  for (let time = 0; time < 2; time++) {
    const answers: AnswerLine[] = []
    await standing.each((answer) => answers.push(answer))
    expect(bySample(answers)).toEqual(bySample(run.answers))
  }
  expect(standing.count).toBe(run.answers.length)
  expect(standing).toMatchObject({ header: run.header, end: run.end })
})

it('has the figures of a run without its words', async () => {
  const scores = await readScores(log)
  expect(scores.answers.every(({ raw }) => raw === '')).toBe(true)
  expect(buildReport(scores)).toEqual(buildReport(await readRun(log)))
})

it('says what is no run log', async () => {
  const file = await writeLog('none.reo.jsonl', [RUN.end])
  await expect(standingAnswers(file)).rejects.toThrow(/does not begin with a run's header/)
})

import { appendFile, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { registerOverride } from '../../../src/cli/commands/override'
import { lockFile } from '../../../src/core/runs/lockFile'
import { overrideAnswer } from '../../../src/core/runs/overrideAnswer'
import { readRun } from '../../../src/core/runs/readRun'
import { rereadRun } from '../../../src/core/runs/rereadRun'
import { temporaryFolder } from '../../support/modelFolder'
import { runCommand } from '../metrics/runCommand'
import { runOf, spoken, TALKER } from './spokenRun'

const folder = await temporaryFolder()
let logs = 0

const RUN = runOf(
  spoken('a', 'agb', 'Somewhere near one-fifty, I guess', { truth: 150 }),
  spoken('b', 'agb', '80 Mg/ha', { truth: 80 }),
  spoken('b', 'landCover', 'It is a swamp of sorts', { truth: 90 }),
  spoken('c', 'humanActivity', 'Perhaps.', { question: 'Is there a road?', truth: 'yes' }),
  spoken('c', 'humanActivity', 'No.', { question: 'Is there a house?', truth: 'no' }),
  { ...spoken('d', 'agb', ''), status: 'error', error: 'The server failed' },
)
const ABOUT_A = { sample: 'a', model: TALKER.id, task: 'agb', why: 'it says so', by: 'Ana' } as const

async function newLog(): Promise<string> {
  const file = path.join(folder, `${++logs}.reo.jsonl`)
  const lines = [RUN.header, ...RUN.answers, RUN.end]
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return file
}

async function answerAbout(file: string, sample: string) {
  return (await readRun(file)).answers.find((answer) => answer.sample === sample)
}

describe('a correction by hand', () => {
  it('is added to the log as a line of its own, and holds whatever the policies', async () => {
    const file = await newLog()
    const before = await readFile(file, 'utf8')
    await overrideAnswer(file, { ...ABOUT_A, status: 'answered', value: 150 })
    const after = await readFile(file, 'utf8')
    expect(after.startsWith(before)).toBe(true)
    expect(JSON.parse(after.slice(before.length))).toMatchObject({
      type: 'override',
      sample: 'a',
      status: 'answered',
      value: 150,
      by: 'Ana',
      why: 'it says so',
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
    })
    const run = rereadRun(await readRun(file), { number: 'strict' })
    expect(run.answers[0]).toMatchObject({ status: 'answered', value: 150, raw: RUN.answers[0].raw })
  })

  it('gives way to a later one, and to one that brings the reading back', async () => {
    const file = await newLog()
    await overrideAnswer(file, { ...ABOUT_A, status: 'answered', value: 150 })
    await overrideAnswer(file, { ...ABOUT_A, status: 'ambiguous' })
    expect(await answerAbout(file, 'a')).toMatchObject({ status: 'ambiguous' })
    expect(await answerAbout(file, 'a')).not.toHaveProperty('value')
    await overrideAnswer(file, { ...ABOUT_A, undo: true })
    expect(await answerAbout(file, 'a')).toEqual(RUN.answers[0])
  })

  it('takes the place of a last line that was torn', async () => {
    const file = await newLog()
    await appendFile(file, '{"type":"answer","sample":"z')
    await overrideAnswer(file, { ...ABOUT_A, sample: 'b', status: 'refused' })
    const lines = (await readFile(file, 'utf8')).split('\n')
    expect(lines.at(-1)).toBe('')
    expect(JSON.parse(lines.at(-2) ?? '')).toMatchObject({ type: 'override', sample: 'b' })
    expect(await answerAbout(file, 'b')).toMatchObject({ status: 'refused' })
  })

  it('is of one of several questions, which has to be named', async () => {
    const file = await newLog()
    const aboutC = {
      ...ABOUT_A,
      sample: 'c',
      task: 'humanActivity',
      status: 'answered',
      value: true,
    } as const
    await expect(overrideAnswer(file, aboutC)).rejects.toThrow(
      'Say which: "Is there a road?", "Is there a house?".',
    )
    await overrideAnswer(file, { ...aboutC, question: 'Is there a road?' })
    const answers = (await readRun(file)).answers.filter(({ sample }) => sample === 'c')
    expect(answers.map(({ value }) => value)).toEqual([true, false])
  })

  it.each([
    ['an answer that is not there', { sample: 'z', status: 'refused' }, 'has no such answer about z'],
    ['a failure', { sample: 'd', status: 'refused' }, 'gave no answer about d: The server failed'],
    ['no status', {}, 'A correction needs a status'],
    ['no value', { status: 'answered' }, 'An answer needs its value. Give a number of Mg/ha.'],
    ['a value of what has none', { status: 'refused', value: 1 }, 'What is refused has no value'],
    ['no number', { status: 'answered', value: 'much' }, '"much" is no value of the task agb'],
    ['no class', { sample: 'b', task: 'landCover', status: 'answered', value: 90.5 }, 'such as 112'],
    ['a status to undo', { undo: true, status: 'refused' }, 'To undo needs no status'],
  ] as const)('of %s is refused and leaves the log as it is', async (_what, correction, message) => {
    const file = await newLog()
    const before = await readFile(file, 'utf8')
    await expect(overrideAnswer(file, { ...ABOUT_A, ...correction })).rejects.toThrow(message)
    expect(await readFile(file, 'utf8')).toBe(before)
  })

  it('of a log that is not there is refused, and makes none', async () => {
    const file = path.join(folder, 'none.reo.jsonl')
    await expect(overrideAnswer(file, { ...ABOUT_A, status: 'refused' })).rejects.toThrow(
      'The run log cannot be read',
    )
    await expect(readFile(file)).rejects.toThrow('ENOENT')
  })

  it('is refused while a run is writing the log', async () => {
    const file = await newLog()
    const unlock = await lockFile(file)
    await expect(overrideAnswer(file, { ...ABOUT_A, status: 'refused' })).rejects.toThrow(
      'is writing this run log',
    )
    await unlock()
  })

  it('is made from the command line', async () => {
    const file = await newLog()
    const answer = [
      '--sample',
      'b',
      '--model',
      TALKER.id,
      '--task',
      'landCover',
      '--why',
      'wetland',
      '--by',
      'Ana',
    ]
    const corrected = await runCommand(
      registerOverride,
      ...['override', file, ...answer, '--status', 'answered', '--value', '80'],
    )
    expect(corrected).toMatchObject({ code: 0, stdout: `b, ${TALKER.id}, landCover: answered, 80\n` })
    const undone = await runCommand(registerOverride, 'override', file, ...answer, '--undo')
    expect(undone.stdout).toBe(`b, ${TALKER.id}, landCover: answered, 90\n`)
    expect((await readRun(file)).answers).toEqual(RUN.answers)
  })
})

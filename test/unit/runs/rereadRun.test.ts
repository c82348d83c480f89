import { describe, expect, it } from 'vitest'
import { rereadRun } from '../../../src/core/runs/rereadRun'
import { reportNotes } from '../../../src/core/runs/reportNotes'
import { buildReport } from '../../../src/core/runs/buildReport'
import type { AnswerLine } from '../../../src/core/runs/runLog'
import { NETWORK, numeric, runOf, spoken, TALKER } from './spokenRun'

describe('reading a run again', () => {
  it('gives the same readings under the same policies', () => {
    const run = runOf(
      spoken('a', 'agb', 'Between 100 and 150 Mg/ha.', { truth: 100 }),
      spoken('a', 'landCover', 'B', { truth: 112 }),
      spoken('b', 'agb', 'I cannot determine it.', { truth: 80 }),
      spoken('c', 'agb', '', { truth: 80 }),
      spoken('d', 'agb', 'The patch shows', { truth: 80, ended: 'cut-off' }),
      spoken('e', 'agb', 'About 120 Mg/ha would be unsafe to say.', { truth: 80, ended: 'refused' }),
      spoken('a', 'humanActivity', 'No signs at all.', {
        question: 'Is there any human activity?',
        truth: 'no',
      }),
    )
    expect(rereadRun(run, {})).toEqual(run)
    expect(run.answers[1]).toMatchObject({ status: 'answered', reason: 'letter-option' })
    expect(run.answers.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['truncated', 'refusal', 'empty']),
    )
  })

  it('reads words under the policies given and keeps the others', () => {
    const run = runOf(
      spoken('a', 'agb', 'Between 100 and 150 Mg/ha.', { truth: 100 }),
      spoken('b', 'agb', 'The carbon stock is 60 Mg C/ha.', { truth: 80 }),
    )
    const again = rereadRun(rereadRun(run, { range: 'ambiguous' }), { carbonAlone: 'times-2.13' })
    expect(again.answers.map(({ status, value }) => [status, value])).toEqual([
      ['ambiguous', undefined],
      ['answered', 127.8],
    ])
    expect(again.header.models[0].reading?.policies).toMatchObject({
      range: 'ambiguous',
      carbonAlone: 'times-2.13',
      number: 'committed',
    })
    expect(reportNotes(buildReport(again))).toContain(
      `The answers of ${TALKER.id} are read with carbon alone times-2.13, ranges ambiguous.`,
    )
  })

  it('lets stand what was not read from words: numbers, errors, corrections by hand', () => {
    const words = spoken('c', 'agb', '100 or 200 Mg/ha', { truth: 80 })
    const corrected: AnswerLine = {
      ...words,
      status: 'answered',
      value: 7,
      reason: 'it says so',
      corrected: words,
    }
    const failed: AnswerLine = {
      type: 'answer',
      sample: 'd',
      model: TALKER.id,
      task: 'agb',
      raw: '',
      status: 'error',
      error: 'lost',
      truth: 1,
    }
    const clamped: AnswerLine = { ...numeric('e', 500, 480), raw: '512', reason: 'clamped to 0–500' }
    const letter: AnswerLine = {
      ...spoken('f', 'patchCount', 'C', { truth: 3 }),
      status: 'answered',
      value: 3,
      reason: 'letter-option',
    }
    const run = runOf(numeric('a', 12, 10), clamped, corrected, failed, letter)
    expect(rereadRun(run, { number: 'first', range: 'ambiguous' }).answers).toEqual(run.answers)
    expect(rereadRun(run, { number: 'first' }).header.models[1]).toEqual(NETWORK)
  })

  it('looks letters up in the options that an imported answer keeps', () => {
    const options = ['1', '2', '4']
    const letter: AnswerLine = {
      ...spoken('f', 'patchCount', 'C', { truth: 3 }),
      options,
      status: 'unparseable',
      reason: 'unknown-option',
    }
    const [again] = rereadRun(runOf(letter), {}).answers
    expect(again).toMatchObject({ options, status: 'answered', value: 4, reason: 'letter-option' })
  })
})

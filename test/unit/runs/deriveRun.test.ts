import { describe, expect, it } from 'vitest'
import { buildReport } from '../../../src/core/runs/buildReport'
import { deriveRun } from '../../../src/core/runs/deriveRun'
import { rereadRun } from '../../../src/core/runs/rereadRun'
import type { AnswerLine } from '../../../src/core/runs/runLog'
import { numeric, runOf, spoken, TALKER } from './spokenRun'

const EXPECTED = `${TALKER.id} · expected value`
const SAMPLES = `${TALKER.id} · median of samples`

function derivedBy(model: string, ...answers: readonly AnswerLine[]) {
  return deriveRun(runOf(...answers))
    .answers.filter((answer) => answer.model === model)
    .map(({ sample, status, value }) => [sample, status, value])
}

const SURE = {
  values: [
    [100, 0.6],
    [200, 0.3],
  ],
  missing: 0.1,
} as const

describe('numbers derived from a run', () => {
  it('are the mean and the median of what might have been answered', () => {
    const run = deriveRun(runOf(spoken('a', 'agb', '100 Mg/ha', { truth: 130, distribution: SURE })))
    expect(run.header.models.map(({ id }) => id)).toEqual([
      TALKER.id,
      'onnx:net',
      EXPECTED,
      `${TALKER.id} · distribution median`,
    ])
    expect(run.answers.slice(1)).toMatchObject([
      {
        model: EXPECTED,
        status: 'answered',
        value: 133.3333,
        truth: 130,
        reason: '90 % of the probability is known',
      },
      { status: 'answered', value: 100 },
    ])
  })

  it('come from recorded alternatives of tokens', () => {
    const logprobs = [
      { token: '1', logprob: Math.log(0.75), top: [{ token: '2', logprob: Math.log(0.25) }] },
      { token: '00 Mg/ha', logprob: 0, top: [] },
    ]
    // By hand: 100 with 0.75, 200–299 with 0.25.
    expect(derivedBy(EXPECTED, spoken('a', 'agb', '100 Mg/ha', { logprobs }))).toEqual([
      ['a', 'answered', 137.5],
    ])
  })

  it('are none where less than half of the probability is known', () => {
    const vague = { values: [[100, 0.4]], missing: 0.6 } as const
    const answers = [
      spoken('a', 'agb', '100 Mg/ha', { distribution: SURE }),
      spoken('b', 'agb', '100 Mg/ha', { distribution: vague }),
      spoken('c', 'agb', 'I cannot determine it.'),
    ]
    expect(derivedBy(EXPECTED, ...answers)).toEqual([
      ['a', 'answered', 133.3333],
      ['b', 'ambiguous', undefined],
      ['c', 'refused', undefined],
    ])
  })

  it('are the median of repeats, where at least half are answered', () => {
    const repeats = (sample: string, ...texts: readonly string[]) =>
      texts.map((text, repeat) => spoken(sample, 'agb', text, { ...(repeat > 0 && { repeat }) }))
    const answers = [
      ...repeats('a', '100 Mg/ha', '900000 Mg/ha', '120 Mg/ha', '150 Mg/ha'),
      ...repeats('b', '100 Mg/ha', 'I cannot determine it.', 'I cannot determine it.'),
      ...repeats('c', '10 Mg/ha', '30 Mg/ha'),
    ]
    expect(derivedBy(SAMPLES, ...answers)).toEqual([
      ['a', 'answered', 120],
      ['b', 'refused', undefined],
      ['c', 'answered', 20],
    ])
  })

  it('are scored as models of their own, and stay as they are when words are read again', () => {
    const run = deriveRun(
      runOf(numeric('a', 12, 10), spoken('a', 'agb', '100 Mg/ha', { truth: 130, distribution: SURE })),
    )
    const reread = rereadRun(run, { number: 'first' })
    const { entries } = buildReport(reread)
    expect(
      entries.map(({ model, metrics }) => [model.id, metrics.kind === 'regression' && metrics.mae]),
    ).toEqual([
      [TALKER.id, 30],
      ['onnx:net', 2],
      [EXPECTED, expect.closeTo(3.3333, 4)],
      [`${TALKER.id} · distribution median`, 30],
    ])
    expect(reread.header.models.at(2)?.reading).toBeUndefined()
  })

  it('are refused where the run has nothing to derive them from', () => {
    expect(() => deriveRun(runOf(numeric('a', 12, 10)))).toThrow(
      'it has neither probabilities of tokens nor repeats. Ask a model that gives log-probabilities (--logprobs)',
    )
  })
})

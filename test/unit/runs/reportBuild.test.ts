import { describe, expect, it } from 'vitest'
import { regressionMetrics } from '../../../src/core/metrics/regression'
import { buildReport } from '../../../src/core/runs/buildReport'
import { landCoverOf, RUN } from './reportRuns'

describe('a report', () => {
  const report = buildReport(RUN, { bootstrap: 50, slices: { by: 'landCover', valueOf: landCoverOf } })

  it('has an entry for every task and model that was asked, in the order of the chain', () => {
    const whole = report.entries.filter(({ slice }) => slice === undefined)
    expect(whole.map(({ task, model }) => `${task} ${model.id}`)).toEqual([
      'landCover onnx:u_net|small',
      'agb onnx:u_net|small',
      'agb baseline:mean',
    ])
  })

  it('takes only answers of the status "answered" for predictions, and only those with truth for items', () => {
    const { metrics, statuses } = report.entries[1]
    expect(metrics).toEqual(regressionMetrics([10, 70, 90], [12, 60, Number.NaN], { bootstrap: 50 }))
    expect(metrics).toMatchObject({ n: 3, answered: 2 })
    expect(statuses).toEqual({ answered: 2, 'out-of-range': 1 })
  })

  it('calls an item wrong whose question failed', () => {
    const { metrics, statuses } = report.entries[0]
    expect(metrics).toMatchObject({ n: 3, answered: 2, accuracy: 1 / 3 })
    expect(statuses).toEqual({ answered: 2, error: 1 })
  })

  it('has slices with their own items, in the order of their codes', () => {
    const slices = report.entries.filter(({ task, slice }) => task === 'agb' && slice !== undefined)
    expect(slices.map(({ slice, model, metrics }) => [slice, model.id, metrics.n, metrics.answered])).toEqual(
      [
        ['40', 'onnx:u_net|small', 1, 0],
        ['40', 'baseline:mean', 1, 1],
        ['112', 'onnx:u_net|small', 2, 2],
        ['112', 'baseline:mean', 2, 2],
      ],
    )
  })

  it('says how the run ended, what was skipped and how the intervals were made', () => {
    expect(report).toMatchObject({
      outcome: 'cancelled',
      skipped: 1,
      by: 'landCover',
      intervals: { resamples: 50, seed: 0 },
    })
    const { path, header, answers, skipped } = RUN
    expect(buildReport({ path, header, answers, skipped }).outcome).toBe('unfinished')
  })

  it('leaves out of the slices what has no value, and refuses a column that is no slicing', () => {
    const onlyA = buildReport(RUN, {
      slices: { by: 'region', valueOf: (sample) => (sample === 'a' ? 'west' : undefined) },
    })
    expect(onlyA.entries.filter(({ slice }) => slice !== undefined).map(({ metrics }) => metrics.n)).toEqual([
      1, 1, 1,
    ])
    const [first] = RUN.answers
    const many = Array.from({ length: 1001 }, (_, index) => ({ ...first, sample: `s${index}` }))
    expect(() =>
      buildReport({ ...RUN, answers: many }, { slices: { by: 'id', valueOf: (sample) => sample } }),
    ).toThrow('/runs/r1.reo.jsonl: The column "id" has 1001 different values')
  })
})

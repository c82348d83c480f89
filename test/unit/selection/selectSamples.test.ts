import { describe, expect, it } from 'vitest'
import type { AnswerLine, Run } from '../../../src/core/runs/runLog'
import { selectedSamples, selectRun } from '../../../src/core/selection/selectSamples'
import type {
  AnswerCriterion,
  SettledCriterion,
  SettledSelection,
} from '../../../src/core/selection/selection'

const agb = { kind: 'answer', task: 'agb', model: 'onnx:unet' } as const

describe('the samples of a selection', () => {
  it('are all of the run where nothing is pointed at', () => {
    expect(ids([])).toEqual(['a', 'b', 'c', 'd'])
    expect(selectRun(RUN, [])).toBe(RUN)
  })

  it('are those whose one answer has everything that is asked of it, ends of ranges included', () => {
    expect(ids([{ ...agb, truth: range(10, 100) }])).toEqual(['a', 'b', 'd'])
    expect(ids([{ ...agb, truth: range(10, 100), predicted: range(0, 20) }])).toEqual(['a'])
    expect(ids([{ ...agb, error: { low: -100, high: -50 } }])).toEqual(['c'])
    expect(ids([{ ...agb, absoluteError: { low: 5, high: 10 } }])).toEqual(['a', 'b'])
    expect(ids([{ ...agb, mean: { low: 15, high: 50 } }])).toEqual(['a', 'b'])
  })

  it('have no value that is not answered: neither a range nor an error holds it', () => {
    expect(ids([{ ...agb, predicted: range(-1e9, 1e9) }])).toEqual(['a', 'b', 'c'])
    expect(ids([{ ...agb, error: { low: -1e9, high: 1e9 } }])).toEqual(['a', 'b', 'c'])
    expect(ids([{ ...agb, statuses: ['refused'] }])).toEqual(['d'])
  })

  it('know labels as the metrics do, unanswered among them', () => {
    const road = { kind: 'answer', task: 'humanActivity', model: 'onnx:unet' } as const
    expect(ids([{ ...road, truth: label('yes'), predicted: label('yes') }])).toEqual(['a'])
    expect(ids([{ ...road, truth: label('no'), predicted: label('unanswered') }])).toEqual(['a'])
    expect(ids([{ ...road, truth: label('yes'), predicted: label('unanswered') }])).toEqual([])
  })

  it('have one of several labels', () => {
    const road = { kind: 'answer', task: 'humanActivity', model: 'onnx:unet' } as const
    const either: AnswerCriterion = { ...road, truth: { kind: 'labels', labels: ['yes', 'perhaps'] } }
    expect(ids([either])).toEqual(['a'])
    expect(ids([{ ...either, truth: { kind: 'labels', labels: ['perhaps'] } }])).toEqual([])
  })

  it('are asked the question that is named', () => {
    const activity = { kind: 'answer', task: 'humanActivity', model: 'onnx:unet' } as const
    expect(ids([{ ...activity, question: 'A road?', truth: label('yes') }])).toEqual(['a'])
    expect(ids([{ ...activity, question: 'A mine?', truth: label('yes') }])).toEqual([])
  })

  it('fulfil all criteria of one step', () => {
    const all = (...criteria: readonly SettledCriterion[]) => ids([{ kind: 'all', criteria }])
    const low: AnswerCriterion = { ...agb, truth: range(0, 60) }
    expect(all(low, { kind: 'samples', samples: ['b', 'c'] })).toEqual(['b'])
    expect(all(low)).toEqual(['a', 'b'])
    expect(all()).toEqual(['a', 'b', 'c', 'd'])
  })

  it('fulfil every step', () => {
    const low: AnswerCriterion = { ...agb, truth: range(0, 60) }
    expect(ids([low, { kind: 'samples', samples: ['b', 'c', 'unknown'] }])).toEqual(['b'])
    expect(ids([low, { ...agb, model: 'nobody' }])).toEqual([])
  })
})

describe('a run over a selection', () => {
  it('keeps all answers about its samples, in every task, and no others', () => {
    const run = selectRun(RUN, selection([{ ...agb, truth: range(10, 10) }]))
    expect(run.answers.map(({ sample, task }) => `${sample} ${task}`)).toEqual([
      'a agb',
      'a humanActivity',
      'a humanActivity',
    ])
    expect(run.skipped).toEqual([])
  })
})

function ids(criteria: readonly SettledCriterion[]): readonly string[] {
  return [...selectedSamples(RUN, selection(criteria))]
}

function selection(criteria: readonly SettledCriterion[]): SettledSelection {
  return criteria.map((criterion, step) => ({ origin: `figure ${step}`, title: `step ${step}`, criterion }))
}

function range(low: number, high: number) {
  return { kind: 'range', low, high } as const
}

function label(text: string) {
  return { kind: 'label', label: text } as const
}

const answered = { type: 'answer', model: 'onnx:unet', raw: '', status: 'answered' } as const

const ANSWERS: readonly AnswerLine[] = [
  { ...answered, sample: 'a', task: 'agb', truth: 10, value: 20 },
  { ...answered, sample: 'b', task: 'agb', truth: 50, value: 45 },
  { ...answered, sample: 'c', task: 'agb', truth: 200, value: 130 },
  { ...answered, sample: 'd', task: 'agb', truth: 100, status: 'refused' },
  { ...answered, model: 'baseline:mean', sample: 'b', task: 'agb', truth: 50, value: 90 },
  { ...answered, model: 'baseline:mean', sample: 'd', task: 'agb', truth: 100, value: 90 },
  { ...answered, sample: 'a', task: 'humanActivity', question: 'A road?', truth: 'yes', value: true },
  { ...answered, sample: 'a', task: 'humanActivity', question: 'A mine?', truth: 'no', status: 'refused' },
]

const RUN: Run = {
  path: '/runs/one.reo.jsonl',
  header: {
    type: 'run',
    schema: 'reo-run/1',
    id: 'one',
    created: '2026-01-01T00:00:00Z',
    dataset: { name: 'Forest', path: '/forest', fingerprint: 'x', split: 'test', synthetic: true },
    models: [],
    tasks: ['agb', 'humanActivity'],
    prompts: {},
    settings: {},
    software: {},
  },
  answers: ANSWERS,
  skipped: [{ type: 'skipped', sample: 'e', reason: 'no image' }],
}

import { describe, expect, it } from 'vitest'
import type { Task } from '../../../src/core/benchmark/tasks'
import { chainOfSample } from '../../../src/core/runs/chainOfSample'
import { type AnswerLine, type Run, RUN_SCHEMA, type TruthValue } from '../../../src/core/runs/runLog'
import type { AnswerValue } from '../../../src/core/models/model'

const BARE = 60
const CROP = 40

function answer(
  task: Task,
  truth: TruthValue,
  value: AnswerValue | undefined,
  parts: Partial<AnswerLine> = {},
): AnswerLine {
  return {
    type: 'answer',
    sample: 'a',
    model: 'vlm',
    task,
    raw: String(value),
    truth,
    ...(value === undefined ? { status: 'refused' } : { status: 'answered', value }),
    ...parts,
  }
}

const HEADER: Run['header'] = {
  type: 'run',
  schema: RUN_SCHEMA,
  id: 'one',
  created: '2026-01-01T00:00:00Z',
  dataset: { name: 'd', path: '/d', fingerprint: 'f', split: 'test', synthetic: false },
  models: [],
  tasks: [],
  prompts: {},
  settings: {},
  software: {},
}

function chainOf(answers: readonly AnswerLine[]) {
  return chainOfSample({ path: '/r', header: HEADER, answers, skipped: [] }, 'a', ['vlm', 'unet'])
}

describe('the chain of a sample', () => {
  it('has its questions in the order of the benchmark, whatever the order of the log', () => {
    const { questions } = chainOf([
      answer('agb', 100, 90),
      answer('patchCount', 2, 3),
      answer('landCover', 112, 112),
      answer('humanActivity', 'no', 'no', { question: 'Any road?' }),
      answer('agb', 100, 80, { model: 'unet' }),
      answer('agb', 100, 80, { sample: 'b' }),
    ])
    expect(questions.map(({ task }) => task)).toEqual(['humanActivity', 'landCover', 'patchCount', 'agb'])
    expect(questions.at(-1)?.answers.map(({ model }) => model)).toEqual(['vlm', 'unet'])
  })

  it('names what a model contradicts itself in, and only its own answers', () => {
    const { contradictions } = chainOf([
      answer('landCover', 112, BARE),
      answer('agb', 100, 120),
      answer('landCover', 112, 112, { model: 'unet' }),
      answer('agb', 100, 120, { model: 'unet' }),
    ])
    expect(contradictions).toEqual([
      {
        id: 'biomass-without-trees',
        title: 'Water, snow or bare ground with much biomass',
        tasks: ['landCover', 'agb'],
        model: 'vlm',
      },
    ])
  })

  it('names what labels contradict each other in', () => {
    const { contradictions } = chainOf([
      answer('humanActivity', 'no', undefined, { question: 'Is there any human activity?' }),
      answer('landCover', CROP, undefined),
    ])
    expect(contradictions.map(({ id, model }) => [id, model])).toEqual([
      ['land-use-without-activity', undefined],
    ])
  })

  it('has nothing to say of what was not answered, or of a sample that was not asked about', () => {
    expect(chainOf([answer('landCover', null, BARE), answer('agb', null, undefined)]).contradictions).toEqual(
      [],
    )
    expect(chainOf([answer('agb', 1, 1, { sample: 'b' })])).toEqual({ questions: [], contradictions: [] })
  })
})

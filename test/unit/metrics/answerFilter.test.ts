import { describe, expect, it } from 'vitest'
import type { Task } from '../../../src/core/benchmark/tasks'
import type { AnswerFilter } from '../../../src/core/metrics/answers/answerFilter'
import type { AskedQuestion, GivenAnswer } from '../../../src/core/metrics/answers/askedQuestion'
import { describeFilter } from '../../../src/core/metrics/answers/describeFilter'
import { filterQuestions } from '../../../src/core/metrics/answers/filterQuestions'
import { type AnswerOrder, sortQuestions } from '../../../src/core/metrics/answers/sortQuestions'
import { verdictOf } from '../../../src/core/metrics/answers/verdict'
import type { AnswerValue } from '../../../src/core/models/model'

const MODELS = ['one', 'two']

function question(
  sample: string,
  truth: AnswerValue | null,
  values: readonly (AnswerValue | undefined)[],
  task: Task = 'agb',
): AskedQuestion {
  const answers = values.map((value, index): GivenAnswer => ({
    model: MODELS[index] ?? `other ${index}`,
    ...(value === undefined ? { status: 'refused' } : { status: 'answered', value }),
  }))
  return { sample, task, truth, answers }
}

const QUESTIONS = [
  question('both right', 100, [110, 95]),
  question('one right', 100, [100, 180]),
  question('two right', 300, [100, 330]),
  question('both wrong', 40, [200, 210]),
  question('two silent', 40, [45, undefined]),
  question('all silent', 40, [undefined, undefined]),
  question('no truth', null, [10, 15]),
]

function wanted(filter: AnswerFilter, questions = QUESTIONS): readonly string[] {
  return filterQuestions(questions, MODELS, filter).wanted.map(({ sample }) => sample)
}

describe('an answer is right', () => {
  it('within 10 Mg/ha up to 50 Mg/ha, and within 20 % beyond', () => {
    const verdict = (truth: number, value: number) => verdictOf('agb', truth, { status: 'answered', value })
    expect([verdict(0, 10), verdict(0, 10.1), verdict(100, 120), verdict(100, 79)]).toEqual([
      'right',
      'wrong',
      'right',
      'wrong',
    ])
  })

  it('within a tolerance that is given instead', () => {
    expect(verdictOf('agb', 100, { status: 'answered', value: 105 }, 2)).toBe('wrong')
  })

  it('as a count that rounds to the true one, as a label that is the same whatever its case', () => {
    expect(verdictOf('patchCount', 3, { status: 'answered', value: 3.4 })).toBe('right')
    expect(verdictOf('patchCount', 3, { status: 'answered', value: 4 })).toBe('wrong')
    expect(verdictOf('humanActivity', 'Yes', { status: 'answered', value: true })).toBe('right')
  })

  it('neither where it was not answered nor where the truth is not known', () => {
    expect(verdictOf('agb', 100, { status: 'out-of-range', value: 100 })).toBe('unanswered')
    expect(verdictOf('agb', null, { status: 'answered', value: 100 })).toBeUndefined()
  })
})

describe('a filter wants the questions', () => {
  it('about which some model, or the one that is named, ended so', () => {
    expect(wanted({ statuses: ['refused'] })).toEqual(['two silent', 'all silent'])
    expect(wanted({ statuses: ['refused'], model: 'one' })).toEqual(['all silent'])
  })

  it('about which an answer errs within a range, its ends included', () => {
    expect(wanted({ error: { low: 10, high: 80 } })).toEqual(['both right', 'one right', 'two right'])
    expect(wanted({ error: { low: -500, high: -100 } })).toEqual(['two right'])
    expect(wanted({ error: { low: 10, high: 80 }, model: 'one' })).toEqual(['both right'])
  })

  it('about which models agree or differ; silence of all is agreement', () => {
    expect(wanted({ agreement: 'same' })).toEqual(['both right', 'both wrong', 'all silent', 'no truth'])
    expect(wanted({ agreement: 'differ' })).toEqual(['one right', 'two right', 'two silent'])
    expect(wanted({ agreement: 'same', tolerance: 5 })).toEqual(['all silent', 'no truth'])
  })

  it('that one model gets right and the other wrong', () => {
    expect(wanted({ verdicts: ['right', 'wrong'] })).toEqual(['one right'])
    expect(wanted({ verdicts: ['wrong', 'right'] })).toEqual(['two right'])
    expect(wanted({ verdicts: ['right', 'unanswered'] })).toEqual(['two silent'])
    expect(wanted({ verdicts: ['right', 'right'], tolerance: 7 })).toEqual([])
  })

  it('that fulfil all of its parts', () => {
    expect(wanted({ statuses: ['refused'], verdicts: ['right', 'unanswered'] })).toEqual(['two silent'])
    expect(wanted({ statuses: ['refused'], verdicts: ['right', 'wrong'] })).toEqual([])
  })

  it('of one model alone, about which there is nothing to agree on', () => {
    const alone = [question('a', 100, [100]), question('b', 100, [undefined])]
    const { wanted: found, counts } = filterQuestions(alone, ['one'], { agreement: 'same' })
    expect(found).toEqual([])
    expect(counts.agreements).toEqual({ same: 0, differ: 0 })
    expect(counts.verdicts).toBeUndefined()
  })
})

describe('the choices of a filter are counted', () => {
  it('over all questions while nothing is chosen', () => {
    const { counts } = filterQuestions(QUESTIONS, MODELS)
    expect(counts.asked).toBe(7)
    expect(counts.samples).toBe(7)
    expect(counts.statuses).toMatchObject({ answered: 6, refused: 2, error: 0 })
    expect(counts.agreements).toEqual({ same: 4, differ: 3 })
    expect(counts.verdicts?.right).toEqual({ right: 1, wrong: 1, unanswered: 1 })
  })

  it('over what the other parts leave, so that a choice can be changed', () => {
    const { wanted: found, counts } = filterQuestions(QUESTIONS, MODELS, { agreement: 'differ' })
    expect(found).toHaveLength(3)
    expect(counts.agreements).toEqual({ same: 4, differ: 3 })
    expect(counts.statuses).toMatchObject({ answered: 3, refused: 1 })
    expect(counts.verdicts?.right).toEqual({ right: 0, wrong: 1, unanswered: 1 })
  })

  it('by samples where one has several questions', () => {
    const roads = ['a', 'b'].map((each) => ({
      ...question('x', 'yes', [true, false], 'humanActivity'),
      question: each,
    }))
    expect(filterQuestions(roads, MODELS).counts).toMatchObject({ asked: 2, samples: 1 })
  })
})

describe('questions are put in order', () => {
  const order = (by: AnswerOrder, model?: string) =>
    sortQuestions(QUESTIONS, by, model).map(({ sample }) => sample)

  it('by their largest error, or that of one model, those without any last', () => {
    expect(order('worst').slice(0, 3)).toEqual(['two right', 'both wrong', 'one right'])
    expect(order('worst').slice(-2)).toEqual(['all silent', 'no truth'])
    expect(order('best')[0]).toBe('two silent')
    expect(order('worst', 'two').slice(0, 2)).toEqual(['both wrong', 'one right'])
  })

  it('by how far the models lie apart', () => {
    expect(order('disagreement').slice(0, 3)).toEqual(['two right', 'one right', 'both right'])
    expect(order('disagreement').slice(-2)).toEqual(['two silent', 'all silent'])
  })

  it('by truth and by id', () => {
    expect(order('truth').at(-1)).toBe('no truth')
    expect(order('truth').at(-2)).toBe('two right')
    expect(order('id')[0]).toBe('all silent')
  })

  it('by the number of models that are wrong where answers are labels', () => {
    const labels = [
      question('right', 40, [40, 40], 'landCover'),
      question('half', 40, [112, 40], 'landCover'),
      question('wrong', 40, [112, 50], 'landCover'),
    ]
    expect(sortQuestions(labels, 'worst').map(({ sample }) => sample)).toEqual(['wrong', 'half', 'right'])
  })
})

it('describes a filter in words', () => {
  const models = [
    { id: 'one', title: 'U-Net' },
    { id: 'two', title: 'VLM' },
  ]
  expect(describeFilter({}, 'agb', models)).toBe('')
  expect(describeFilter({ statuses: ['refused'], model: 'two' }, 'agb', models)).toBe('VLM refused')
  expect(describeFilter({ error: { low: 10, high: 90 } }, 'agb', models)).toBe(
    'any model error 10 to 90 Mg/ha',
  )
  expect(describeFilter({ agreement: 'differ', verdicts: ['right', 'wrong'] }, 'agb', models)).toBe(
    'models differ; U-Net right, VLM wrong',
  )
})

import { describe, expect, it } from 'vitest'
import type { Task } from '../../../src/core/benchmark/tasks'
import { answerSpread } from '../../../src/core/metrics/answers/answerSpread'
import type { AskedQuestion, GivenAnswer } from '../../../src/core/metrics/answers/askedQuestion'
import { sortQuestions } from '../../../src/core/metrics/answers/sortQuestions'
import type { AnswerValue } from '../../../src/core/models/model'

/** What models answered; undefined where one refused. */
function asked(task: Task, values: readonly (AnswerValue | undefined)[], sample = 'a'): AskedQuestion {
  return {
    sample,
    task,
    truth: null,
    answers: values.map((value, index): GivenAnswer => ({
      model: `model ${index}`,
      status: value === undefined ? 'refused' : 'answered',
      ...(value !== undefined && { value }),
    })),
  }
}

describe('the spread of answers', () => {
  it('is the range of numbers, of those that answered', () => {
    expect(answerSpread(asked('agb', [80, undefined, 212, 100]))).toEqual({
      asked: 4,
      answered: 3,
      range: [80, 212],
    })
  })

  it('counts the models that give the commonest label', () => {
    expect(answerSpread(asked('landCover', [112, 40, 112, undefined]))).toEqual({
      asked: 4,
      answered: 3,
      agreeing: 2,
    })
    expect(answerSpread(asked('humanActivity', ['yes', ' YES', true]))).toMatchObject({ agreeing: 3 })
  })

  it('says nothing of values where nobody answered', () => {
    expect(answerSpread(asked('agb', [undefined, undefined]))).toEqual({ asked: 2, answered: 0 })
  })

  it('takes the first answer where a question was asked several times', () => {
    const question = asked('agb', [10])
    const again = { ...question.answers[0], repeat: 1, value: 90 }
    expect(answerSpread({ ...question, answers: [...question.answers, again] })).toMatchObject({
      asked: 1,
      range: [10, 10],
    })
  })

  it('puts questions that most models left unanswered first', () => {
    const questions = [
      asked('agb', [1, 2], 'none'),
      asked('agb', [undefined, undefined], 'both'),
      asked('agb', [1, undefined], 'one'),
    ]
    expect(sortQuestions(questions, 'unanswered').map(({ sample }) => sample)).toEqual([
      'both',
      'one',
      'none',
    ])
  })
})

import { expect, it } from 'vitest'
import { answerRecord } from '../../../src/core/answers/answerRecord'

const KEYS = { answer: 'answer', question: 'question' }

it('finds the answer and its question in a line', () => {
  const line = '{"id": 3, "answer": "B", "question": "Which? A. Shrubs B. Urban"}'
  expect(answerRecord(line, KEYS)).toEqual({
    cells: { id: 3, answer: 'B', question: 'Which? A. Shrubs B. Urban' },
    answer: 'B',
    context: { question: 'Which? A. Shrubs B. Urban' },
  })
})

it('takes other keys, numbers and objects as answers', () => {
  expect(answerRecord('{"response": 134.2}', { ...KEYS, answer: 'response' })?.answer).toBe('134.2')
  expect(answerRecord('{"answer": {"agb": 12}}', KEYS)?.answer).toBe('{"agb":12}')
})

it('takes a missing answer for an empty one', () => {
  expect(answerRecord('{"answer": null}', KEYS)?.answer).toBe('')
  expect(answerRecord('{}', KEYS)?.answer).toBe('')
})

it.each(['', 'text', '[1]', '{"answer": "cut'])('finds no record in %j', (line) => {
  expect(answerRecord(line, KEYS)).toBeUndefined()
})

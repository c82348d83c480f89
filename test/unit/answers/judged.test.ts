import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readAnswer } from '../../../src/core/answers/readAnswer'
import { isTask, TASKS } from '../../../src/core/benchmark/tasks'

/* Answers and what is to be read from them, written by somebody who had the policies only, not the reader. */

interface JudgedAnswer {
  readonly task: string
  readonly answer: string
  readonly question?: string
  readonly status: string
  readonly value?: unknown
}

const judged = ['judged.jsonl', 'judgedHard.jsonl'].flatMap((file) =>
  readFileSync(`test/fixtures/answers/${file}`, 'utf8')
    .trim()
    .split('\n')
    .map((line): JudgedAnswer => JSON.parse(line)),
)

it.each(TASKS)('answers about %s are read as a judge reads them', (task) => {
  const answers = judged.filter((line) => isTask(line.task) && line.task === task)
  const readings = answers.map(({ answer, question }) => {
    const { status, value } = readAnswer(task, answer, question === undefined ? {} : { question })
    return { answer, status, ...(status === 'answered' && { value: shown(value) }) }
  })
  expect(readings).toEqual(
    answers.map(({ answer, status, value }) => ({
      answer,
      status,
      ...(status === 'answered' && { value: shown(value) }),
    })),
  )
})

/** Yes and no as judges write them. */
function shown(value: unknown): unknown {
  if (value === true || value === 'yes') return 'yes'
  return value === false || value === 'no' ? 'no' : value
}

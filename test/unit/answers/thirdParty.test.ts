import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { DEFAULT_POLICIES } from '../../../src/core/answers/policies'
import { readAnswer } from '../../../src/core/answers/readAnswer'
import type { Task } from '../../../src/core/benchmark/tasks'
import { describeWithShared, sharedFile } from '../dataset/support/sharedData'

interface VqaLine {
  readonly question: string
  readonly answer: string
  readonly annotation: string
  readonly vqa_type: string
}

const POLICIES = { ...DEFAULT_POLICIES, patchCountRange: [0, Infinity] as const }

describeWithShared("EarthDial's answers on RSVQA-LR", 'vlm-answers', () => {
  const lines = readFileSync(sharedFile('vlm-answers/earthdial_RSVQA_LR.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line): VqaLine => JSON.parse(line))

  function read(type: string, task: Task) {
    return lines
      .filter(({ vqa_type }) => vqa_type === type)
      .map(({ question, answer, annotation }) => ({
        predicted: readAnswer(task, answer, { question }, POLICIES),
        truth: readAnswer(task, annotation, { question }, POLICIES),
      }))
  }

  function accuracy(type: string): number {
    const answers = read(type, 'humanActivity')
    return answers.filter(({ predicted, truth }) => predicted.value === truth.value).length / answers.length
  }

  it('are all read, and as right as is known of them', () => {
    expect(lines).toHaveLength(10_004)
    expect(accuracy('presence')).toBeCloseTo(0.926, 3)
    expect(accuracy('comp')).toBeCloseTo(0.928, 3)
    expect(accuracy('rural_urban')).toBeCloseTo(0.94, 3)
  })

  it('count as known', () => {
    const counts = read('count', 'patchCount')
    const errors = counts.map(({ predicted, truth }) => Number(predicted.value) - Number(truth.value))
    expect(counts).toHaveLength(2947)
    expect(errors.filter((error) => error === 0).length / errors.length).toBeCloseTo(0.277, 3)
    expect(Math.sqrt(mean(errors.map((error) => error ** 2)))).toBeCloseTo(302, 0)
    expect(mean(errors.map(Math.abs))).toBeCloseTo(60, 0)
  })
})

describeWithShared("Qwen2-VL's answers on CHOICE", 'vlm-answers/qwen2-vl-7b_CHOICE', () => {
  it('are letters that find their option in the question', () => {
    const folder = sharedFile('vlm-answers/qwen2-vl-7b_CHOICE')
    for (const file of readdirSync(folder)) {
      const items: readonly { query: string; response: string }[] = JSON.parse(
        readFileSync(path.join(folder, file), 'utf8'),
      )
      const letters = items.filter(({ response }) => /^[A-D]$/.test(response))
      const found = letters.filter(
        ({ query, response }) =>
          readAnswer('humanActivity', response, { question: query }).reason === 'letter-option',
      )
      expect(found.length / letters.length, file).toBeGreaterThan(0.98)
    }
  })
})

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readAnswer } from '../../../src/core/answers/readAnswer'
import type { Task } from '../../../src/core/benchmark/tasks'
import { labelOf } from '../../../src/core/metrics/labels'

/* What the tiny VLM learns to say has to mean to our reader what it meant in training. */

interface Phrase {
  readonly task: Task
  readonly question: string
  /** Null of a refusal. */
  readonly truth: string | number | null
  readonly answer: string
}

const { phrases } = JSON.parse(await readFile('test/fixtures/tiny-vlm/phrases.json', 'utf8')) as {
  readonly phrases: readonly Phrase[]
}

describe('the phrases that the tiny VLM is taught', () => {
  it.each(phrases)('"$answer" to "$question" is read as $truth', ({ task, question, truth, answer }) => {
    const { status, value } = readAnswer(task, answer, { question })
    if (truth === null) {
      expect(status).toBe('refused')
    } else {
      expect(status).toBe('answered')
      expect(labelOf(task, value ?? '')).toBe(labelOf(task, truth))
    }
  })
})

import { DEFAULT_POLICIES } from '../../../src/core/answers/policies'
import { readAnswer } from '../../../src/core/answers/readAnswer'
import type { Task } from '../../../src/core/benchmark/tasks'
import type { ModelDescription } from '../../../src/core/models/model'
import type { AnswerLine, Run } from '../../../src/core/runs/runLog'

/** A model that answers in words. */
export const TALKER: ModelDescription = {
  id: 'chat:talker@http://localhost',
  title: 'talker',
  tasks: ['humanActivity', 'landCover', 'patchCount', 'agb'],
  modalities: ['s2'],
  reading: {
    policies: DEFAULT_POLICIES,
    questions: { landCover: 'Which class? A. Water B. Closed forest, evergreen broadleaf' },
  },
}

/** A model that answers in numbers. */
export const NETWORK: ModelDescription = { id: 'onnx:net', title: 'net', tasks: ['agb'], modalities: ['s2'] }

/** An answer in words, as an evaluation writes it down. */
export function spoken(sample: string, task: Task, raw: string, more: Partial<AnswerLine> = {}): AnswerLine {
  const question = more.question ?? TALKER.reading?.questions[task]
  const context = { ...(question !== undefined && { question }), ...(more.ended && { ended: more.ended }) }
  const reading = readAnswer(task, raw, context)
  return { type: 'answer', sample, model: TALKER.id, task, raw, truth: null, ...reading, ...more }
}

/** An answer in numbers. */
export function numeric(sample: string, value: number, truth: number): AnswerLine {
  const raw = String(value)
  return { type: 'answer', sample, model: NETWORK.id, task: 'agb', raw, status: 'answered', value, truth }
}

export function runOf(...answers: readonly AnswerLine[]): Run {
  return {
    path: '/runs/spoken.reo.jsonl',
    header: {
      type: 'run',
      schema: 'reo-run/1',
      id: 'spoken',
      created: '2026-07-04T12:00:00Z',
      dataset: { name: 'demo', path: '/demo', fingerprint: 'f', split: 'test', synthetic: true },
      models: [TALKER, NETWORK],
      tasks: ['humanActivity', 'landCover', 'patchCount', 'agb'],
      prompts: {},
      settings: {},
      software: { reo: '0.1.0' },
    },
    answers,
    skipped: [],
    end: { type: 'end', at: 'now', outcome: 'complete', answers: answers.length, skipped: 0 },
  }
}

import { expect, it } from 'vitest'
import { buildReport } from '../../../src/core/runs/buildReport'
import { formatReport } from '../../../src/core/runs/formatReport'
import type { AnswerLine, Run } from '../../../src/core/runs/runLog'
import { RunningScores } from '../../../src/core/runs/runningScores'
import { RUN } from './reportRuns'

const PRICED = {
  id: 'chat:m@http://x/v1',
  title: 'm',
  tasks: ['agb', 'landCover'],
  modalities: [],
  prices: { input: 0.15, output: 0.6 },
} as const

function answer(sample: string, rest: Partial<AnswerLine>): AnswerLine {
  return {
    type: 'answer',
    sample,
    model: PRICED.id,
    task: 'agb',
    raw: '',
    status: 'answered',
    truth: 100,
    ...rest,
  }
}

const usage = { inputTokens: 1000, outputTokens: 50 }
const ANSWERS = [
  answer('a', { value: 90, usage, latencyMs: 100 }),
  answer('b', { value: 130, usage, latencyMs: 300 }),
  answer('c', { status: 'refused', usage, latencyMs: 200 }),
  answer('d', { value: 90, usage, cached: true }),
  answer('e', { status: 'error', error: 'lost' }),
  answer('a', { task: 'landCover', value: 112, truth: 112 }),
  answer('b', { task: 'landCover', value: 30, truth: 112 }),
]
const run: Run = { ...RUN, header: { ...RUN.header, models: [PRICED] }, answers: ANSWERS }

it('counts requests, tokens, time and cost, of what was sent alone', () => {
  expect(buildReport(run).usage).toMatchObject([
    {
      requests: 5,
      cached: 1,
      tokens: { inputTokens: 3000, outputTokens: 150 },
      latency: { median: 200, p95: 300 },
      cost: 3000 * 0.15e-6 + 150 * 0.6e-6,
    },
  ])
  expect(formatReport([buildReport(run)], 'md')).toContain(
    '| chat:m@http://x/v1 | 5 | 1 | 3,000 | 150 | 0.20 | 0.30 | \\$0.0005 |',
  )
})

it('tells of no usage where a run knows none', () => {
  expect(buildReport(RUN).usage).toEqual([])
  expect(formatReport([buildReport(RUN)], 'md')).not.toContain('cost')
})

it('knows, while a run goes on, the figures that its report will have', () => {
  const scores = new RunningScores()
  for (const each of ANSWERS) scores.add(each)
  const { entries } = buildReport(run)
  const metricsOf = (task: string) => entries.find((entry) => entry.task === task)?.metrics
  const agb = metricsOf('agb')
  const landCover = metricsOf('landCover')
  expect(scores.report([{ description: PRICED }])).toEqual([
    {
      model: PRICED.id,
      refused: 1,
      failed: 1,
      figures: [
        { task: 'landCover', value: landCover?.kind === 'classification' && landCover.accuracy, coverage: 1 },
        { task: 'agb', value: agb?.kind === 'regression' && agb.rmse, coverage: agb?.coverage },
      ],
      cost: 3000 * 0.15e-6 + 150 * 0.6e-6,
    },
  ])
})

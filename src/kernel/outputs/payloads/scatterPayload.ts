import { type Task, TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import type { ReportEntry } from '../../../core/runs/report'
import type { AnswerLine } from '../../../core/runs/runLog'
import { encodeArray } from '../../../protocol/encoding'
import type { PayloadSource, ScatterPayload, ScatterPoints, ScatterSeries } from '../../../protocol/payloads'
import { roundStep } from '../draw/ticks'
import { fitsOutput } from './budget'

/** Points that a scatter sends one by one; more are counted on a grid. */
export const MOST_POINTS = 5000

/** Cells of that grid along an axis. */
const GRID_CELLS = 100

export interface ScatterParts {
  readonly task: Task
  readonly title: string
  readonly source: PayloadSource
  readonly synthetic: boolean
  readonly entries: readonly ReportEntry[]
  readonly answers: readonly AnswerLine[]
}

/** One model's predictions and the truth, parallel, of the answers that have both. */
export interface Pairs {
  readonly ids: readonly string[]
  readonly truth: Float32Array
  readonly predicted: Float32Array
}

/** Predicted against true values, one series for every model with regression metrics in the task. */
export function scatterPayload(parts: ScatterParts): ScatterPayload {
  const series = parts.entries.flatMap(({ model, metrics }) =>
    metrics.kind === 'regression'
      ? [
          {
            model: model.id,
            title: model.title,
            metrics,
            pairs: pairsOf(parts.answers, model.id, parts.task),
          },
        ]
      : [],
  )
  const limits = limitsOf(series.map(({ pairs }) => pairs))
  const payloadWith = (most: number): ScatterPayload => ({
    version: 1,
    title: parts.title,
    source: parts.source,
    synthetic: parts.synthetic,
    task: parts.task,
    quantity: TASK_DESCRIPTIONS[parts.task].title,
    unit: TASK_DESCRIPTIONS[parts.task].unit,
    limits,
    series: series.map(({ pairs, ...rest }): ScatterSeries => ({
      ...rest,
      points: pointsOf(pairs, limits, most),
    })),
  })
  const withPoints = payloadWith(MOST_POINTS)
  return fitsOutput(withPoints) ? withPoints : payloadWith(0)
}

/** Pairs of a model's answers in a task; what has no answer or no truth is in none. */
export function pairsOf(answers: readonly AnswerLine[], model: string, task: Task): Pairs {
  const paired = answers.flatMap(({ sample, model: by, task: asked, status, truth, value }) =>
    by === model && asked === task && status === 'answered' && isNumber(truth) && isNumber(value)
      ? [{ sample, truth, value }]
      : [],
  )
  return {
    ids: paired.map(({ sample }) => sample),
    truth: Float32Array.from(paired, ({ truth }) => truth),
    predicted: Float32Array.from(paired, ({ value }) => value),
  }
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function limitsOf(all: readonly Pairs[]): readonly [low: number, high: number] {
  let low = 0
  let high = 1
  for (const { truth, predicted } of all) {
    for (const values of [truth, predicted]) {
      for (const value of values) {
        low = Math.min(low, value)
        high = Math.max(high, value)
      }
    }
  }
  const step = roundStep((high - low) / 10)
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step]
}

function pointsOf(
  { ids, truth, predicted }: Pairs,
  limits: readonly [number, number],
  most: number,
): ScatterPoints {
  if (ids.length <= most) {
    return { kind: 'points', ids, truth: encodeArray(truth), predicted: encodeArray(predicted) }
  }
  const [low, high] = limits
  const cellOf = (value: number) =>
    Math.min(GRID_CELLS - 1, Math.floor(((value - low) / (high - low)) * GRID_CELLS))
  const counts = new Int32Array(GRID_CELLS * GRID_CELLS)
  truth.forEach((value, index) => counts[cellOf(predicted[index]) * GRID_CELLS + cellOf(value)]++)
  return { kind: 'density', low, high, cells: GRID_CELLS, counts: encodeArray(counts) }
}

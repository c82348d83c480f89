import { type Task, TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import { answerShifts } from '../../../core/metrics/errors/answerShifts'
import type { UnitColumn } from '../../../core/runs/comparison/unitColumn'
import { numberPairs, type SamplePairs } from '../../../core/runs/numberPairs'
import type { ReportEntry } from '../../../core/runs/report'
import type { AnswerLine } from '../../../core/runs/runLog'
import { encodeArray } from '../../../protocol/encoding'
import type {
  PayloadSource,
  ScatterPair,
  ScatterPayload,
  ScatterPoints,
  ScatterSeries,
} from '../../../protocol/payloads'
import { roundStep } from '../../../core/metrics/ticks'
import { firstThatFits } from './budget'
import { countGrid } from './countGrid'
import { regressionShape } from './regressionShape'

/** Points of a series that a scatter sends one by one; more are counted on a grid. */
export const MOST_POINTS = 5000

/** Samples of two models that are drawn one by one: more would cover each other. */
const MOST_SHIFTS = 150

/** How finely a scatter is sent. */
interface Detail {
  /** Points that are sent one by one at most. */
  readonly points: number
  /** Cells of that grid along an axis. */
  readonly cells: number
}

/** The finest first. */
const DETAILS: readonly Detail[] = [
  { points: MOST_POINTS, cells: 100 },
  { points: 0, cells: 100 },
  { points: 0, cells: 64 },
  { points: 0, cells: 32 },
]

export interface ScatterParts {
  readonly task: Task
  readonly title: string
  readonly source: PayloadSource
  readonly synthetic: boolean
  readonly entries: readonly ReportEntry[]
  readonly answers: readonly AnswerLine[]
  /** Samples that are taken together in intervals. */
  readonly units?: UnitColumn
  /** Ids of two models to lay over each other. */
  readonly pair?: readonly [first: string, second: string]
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
            pairs: numberPairs(parts.answers, model.id, parts.task, parts.units?.unitOf),
          },
        ]
      : [],
  )
  const shaped = series.map((one) => ({
    ...one,
    shape: regressionShape(one.pairs, parts.task, parts.units?.column),
  }))
  const limits = limitsOf(series.map(({ pairs }) => pairs))
  const pair = pairOf(parts.pair, series)
  const payloadWith = (detail: Detail): ScatterPayload => ({
    version: 1,
    title: parts.title,
    source: parts.source,
    synthetic: parts.synthetic,
    task: parts.task,
    quantity: TASK_DESCRIPTIONS[parts.task].title,
    unit: TASK_DESCRIPTIONS[parts.task].unit,
    limits,
    series: shaped.map(({ pairs, ...rest }): ScatterSeries => ({
      ...rest,
      points: pointsOf(pairs, limits, detail),
    })),
    ...(pair && { pair }),
  })
  return firstThatFits(DETAILS.map((detail) => () => payloadWith(detail)))
}

function pairOf(
  models: ScatterParts['pair'],
  series: readonly { readonly model: string; readonly pairs: SamplePairs }[],
): ScatterPair | undefined {
  const [first, second] = (models ?? []).map((id) => series.find(({ model }) => model === id)?.pairs)
  return models && first && second && { models, ...answerShifts(first, second, MOST_SHIFTS) }
}

function limitsOf(all: readonly SamplePairs[]): readonly [low: number, high: number] {
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
  { ids, truth, predicted }: SamplePairs,
  limits: readonly [number, number],
  { points, cells }: Detail,
): ScatterPoints {
  if (ids.length <= points) {
    return {
      kind: 'points',
      ids,
      truth: encodeArray(Float32Array.from(truth)),
      predicted: encodeArray(Float32Array.from(predicted)),
    }
  }
  const { counts } = countGrid(truth, predicted, { x: limits, y: limits, columns: cells, rows: cells })
  return { kind: 'density', low: limits[0], high: limits[1], cells, counts }
}

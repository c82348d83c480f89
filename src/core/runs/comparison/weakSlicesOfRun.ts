import type { Task } from '../../benchmark/tasks'
import { lossIn } from '../../metrics/answers/loss'
import { unitsOf } from '../../metrics/comparison/commonAnswers'
import type { Interval, TaskMetrics } from '../../metrics/results'
import { taskMetrics } from '../../metrics/taskMetrics'
import type { ModelDescription } from '../../models/model'
import { columnReader, type SampleColumns } from '../../slices/sampleColumns'
import { findWeakSlices, type WeakSliceOptions } from '../../slices/weak/findWeakSlices'
import { searchColumn } from '../../slices/weak/searchColumn'
import { type AnswerGroup, predictionOf } from '../answerGroups'
import type { AnswerLine } from '../runLog'
import type { UnitColumn } from './unitColumn'

/** A part of the samples about which a model is worse than about the rest. */
export interface RunWeakSlice {
  readonly model: ModelDescription
  readonly task: Task
  /** As it is written. */
  readonly expression: string
  readonly inside: TaskMetrics
  readonly outside: TaskMetrics
  /** Mean absolute error, or share of wrong labels, inside minus outside, of what earlier slices leave unexplained. */
  readonly excess: Interval
  /** Corrected for all slices that could have been found. */
  readonly p: number
}

export interface RunWeakSliceOptions extends WeakSliceOptions {
  /** Samples that go together; its column is not searched by. */
  readonly units?: UnitColumn
}

/** The weak slices of one model in one task. A label that was not answered is wrong; a number that was not is left out. */
export function weakSlicesOfGroup(
  { model, task, answers }: AnswerGroup,
  columns: SampleColumns,
  { units, ...options }: RunWeakSliceOptions,
): readonly RunWeakSlice[] {
  const scored = scoredAnswers(task, answers)
  const samples = scored.map(({ answer }) => answer.sample)
  const searched = [...columns.values.keys()].flatMap((name) => {
    const read = columnReader(columns, name)
    return name === units?.column ? [] : (searchColumn(name, samples.map(read)) ?? [])
  })
  const found = findWeakSlices(
    searched,
    Float64Array.from(scored, ({ loss }) => loss),
    unitsOf(samples.map((sample) => units?.unitOf(sample) ?? `sample ${sample}`)),
    options,
  )
  return found.map(({ expression, items, excess, p }) => {
    const isInside = new Set(items)
    const part = (inside: boolean) => scored.filter((_, item) => isInside.has(item) === inside)
    return {
      model,
      task,
      expression,
      inside: metricsOf(task, part(true)),
      outside: metricsOf(task, part(false)),
      excess,
      p,
    }
  })
}

interface Scored {
  readonly answer: AnswerLine
  readonly loss: number
}

function scoredAnswers(task: Task, answers: readonly AnswerLine[]): readonly Scored[] {
  const lossOf = lossIn({ task })
  const isLabel = task === 'landCover' || task === 'humanActivity'
  return answers.flatMap((answer) => {
    const loss = lossOf(predictionOf(answer), answer.truth) ?? (isLabel ? 1 : null)
    return loss === null ? [] : [{ answer, loss }]
  })
}

function metricsOf(task: Task, scored: readonly Scored[]): TaskMetrics {
  return taskMetrics(
    task,
    scored.map(({ answer }) => answer.truth),
    scored.map(({ answer }) => predictionOf(answer)),
  )
}

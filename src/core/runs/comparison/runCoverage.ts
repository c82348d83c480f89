import { type Task, TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import { lossIn } from '../../metrics/answers/loss'
import { type BootstrapOptions, resample } from '../../metrics/bootstrap'
import { addUp, type Units } from '../../metrics/comparison/commonAnswers'
import {
  type CoverageError,
  type CoverageMeasure,
  errorOf,
  powerOf,
  type SurenessKind,
} from '../../metrics/coverageMeasures'
import { type ResampledLosses, sumsOfResample } from '../../metrics/rankStability'
import { keptCounts, meanLossOfSurest } from '../../metrics/riskCurve'
import type { ModelDescription } from '../../models/model'
import { type AnswerGroup, predictionOf } from '../answerGroups'
import { questionKey } from '../runFold'
import type { AnswerLine } from '../runLog'
import { type UnitOf, unitsOfSamples } from './commonQuestions'
import { type Sureness, surenessOf } from './sureness'

/** How the order of a task's models hangs on what they leave unanswered. */
export interface RunCoverage {
  readonly task: Task
  /** Questions with truth that all models were asked. */
  readonly asked: number
  readonly units: number
  readonly measures: readonly CoverageMeasure[]
  readonly models: readonly ModelCoverage[]
  readonly resampled: ResampledLosses
}

/** One model's losses over the questions that all were asked. */
export interface ModelCoverage {
  readonly model: ModelDescription
  readonly answered: number
  /** Sums over its answers, parallel to the measures. */
  readonly losses: readonly number[]
  /** Absent where nothing tells which answers are sure, or all are equally sure. */
  readonly curve?: RiskCurve
}

/** What is left of the error where only the surest answers are kept. */
export interface RiskCurve {
  readonly by: SurenessKind
  /** Shares of the questions asked. */
  readonly coverage: readonly number[]
  /** Parallel to the measures, then to the coverage. */
  readonly risks: readonly (readonly number[])[]
}

export interface RunCoverageOptions extends BootstrapOptions {
  /** Samples are units of their own when absent. */
  readonly unitOf?: UnitOf
}

/** An answer of one model: its absolute error, or 1 for a wrong label; null where there is none. */
interface Lost {
  readonly answer: AnswerLine
  readonly loss: number | null
}

const STEPS = 100

/** What an unanswered label can cost at most: as much as a wrong one. */
const WRONG = 1

/** Looks at what the models of one task answered of the questions that all of them were asked. */
export function coverageOf(
  task: Task,
  groups: readonly AnswerGroup[],
  { unitOf, ...bootstrap }: RunCoverageOptions = {},
): RunCoverage {
  const lost = lossesOf(task, groups)
  const answers = lost.at(0)?.map(({ answer }) => answer) ?? []
  const measures = measuresOf(task, answers)
  const errors = measures.map(({ error }) => error)
  const units = unitsOfSamples(
    answers.map(({ sample }) => sample),
    unitOf,
  )
  return {
    task,
    asked: answers.length,
    units: units.count,
    measures,
    models: groups.map((group, model) => ({
      model: group.model,
      ...summed(lost[model], errors),
      ...curveOf(lost[model], surenessOf(group), errors),
    })),
    resampled: resampledLosses(lost, units, errors, bootstrap),
  }
}

/** Model by model, in the order of the first model's questions. */
function lossesOf(task: Task, groups: readonly AnswerGroup[]): readonly (readonly Lost[])[] {
  const lossOf = lossIn({ task })
  const answered = groups.map(({ answers }) => new Map(answers.map((each) => [questionKey(each), each])))
  const keys = [...(answered.at(0)?.keys() ?? [])].filter((key) => answered.every((each) => each.has(key)))
  return answered.map((each) =>
    keys.flatMap((key) => {
      const answer = each.get(key)
      return answer === undefined ? [] : [{ answer, loss: lossOf(predictionOf(answer), answer.truth) }]
    }),
  )
}

function measuresOf(task: Task, answers: readonly AnswerLine[]): readonly CoverageMeasure[] {
  const { kind, range: [, most] = [0, WRONG] } = TASK_DESCRIPTIONS[task]
  if (kind === 'classification') return [{ error: 'wrong', most: WRONG, guess: WRONG }]
  const truth = answers.map((answer) => Number(answer.truth))
  const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length
  const off = truth.map((value) => Math.abs(value - mean))
  return (['rmse', 'mae'] as const).map((error) => ({
    error,
    most,
    guess: off.length === 0 ? 0 : errorOf(error, sumOf(off, error), off.length),
  }))
}

function sumOf(losses: readonly number[], error: CoverageError): number {
  return losses.reduce((sum, loss) => sum + loss ** powerOf(error), 0)
}

function summed(lost: readonly Lost[], errors: readonly CoverageError[]) {
  const losses = lost.flatMap(({ loss }) => loss ?? [])
  return { answered: losses.length, losses: errors.map((error) => sumOf(losses, error)) }
}

function curveOf(
  lost: readonly Lost[],
  { by, of }: Sureness,
  errors: readonly CoverageError[],
): { readonly curve?: RiskCurve } {
  const known = lost.flatMap(({ answer, loss }) => {
    const sureness = loss === null ? undefined : of(answer)
    return loss === null || sureness === undefined ? [] : [{ sureness, loss }]
  })
  const answered = lost.filter(({ loss }) => loss !== null).length
  const sureness = known.map((each) => each.sureness)
  // Of answers whose sureness is not known nobody knows which to leave out first.
  if (known.length < answered || new Set(sureness).size < 2) return {}
  const counts = keptCounts(known.length, STEPS)
  return {
    curve: {
      by,
      coverage: counts.map((count) => count / lost.length),
      risks: errors.map((error) => {
        const losses = known.map(({ loss }) => loss ** powerOf(error))
        const means = meanLossOfSurest(sureness, losses, counts)
        return means.map((mean) => errorOf(error, mean, 1))
      }),
    },
  }
}

function resampledLosses(
  lost: readonly (readonly Lost[])[],
  units: Units,
  errors: readonly CoverageError[],
  options: BootstrapOptions,
): ResampledLosses {
  const stride = sumsOfResample(lost.length, errors.length)
  const ofUnits = new Float64Array(units.count * stride)
  units.of.forEach((unit, question) => {
    const start = unit * stride
    ofUnits[start]++
    lost.forEach((answers, model) => {
      const at = start + 1 + model * (1 + errors.length)
      const { loss } = answers[question]
      if (loss === null) ofUnits[at]++
      else errors.forEach((error, index) => (ofUnits[at + 1 + index] += loss ** powerOf(error)))
    })
  })
  const resamples = units.count < 2 ? 0 : (options.bootstrap ?? 0)
  const sums = new Float64Array(resamples * stride)
  resample(units.count, { ...options, bootstrap: resamples }, (counts, index) => {
    addUp(ofUnits, counts, sums.subarray(index * stride, (index + 1) * stride))
  })
  return { resamples, models: lost.length, errors, sums }
}

import { type Task, TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import type { BootstrapOptions } from '../../metrics/bootstrap'
import { type CommonAnswers, type Units, unitsOf } from '../../metrics/comparison/commonAnswers'
import { resampledClassification } from '../../metrics/comparison/resampledClassification'
import type { ResampledFigures } from '../../metrics/comparison/resampledFigures'
import { resampledRegression } from '../../metrics/comparison/resampledRegression'
import { COUNT_CLASS_STARTS } from '../../metrics/discretise'
import { labelOf } from '../../metrics/labels'
import type { AnswerValue } from '../../models/model'
import { type AnswerGroup, isAnswered, predictionOf } from '../answerGroups'
import { questionKey } from '../runFold'
import type { AnswerLine } from '../runLog'

/** The unit that a sample is drawn with, such as its tile; the sample itself where it is undefined. */
export type UnitOf = (sample: string) => string | undefined

/** How models are compared. */
export interface ComparisonOptions extends BootstrapOptions {
  /** Samples are units of their own when absent. */
  readonly unitOf?: UnitOf
  /** Where the classes of patch counts begin. */
  readonly countBins?: readonly number[]
}

/** A question with truth that all models answered. */
export interface CommonQuestion {
  readonly truth: AnswerValue
  /** Group by group. */
  readonly answers: readonly AnswerLine[]
}

/** The questions of one task that every group answered, in the order of the first. @param groups at least one */
export function commonQuestions(groups: readonly AnswerGroup[]): readonly CommonQuestion[] {
  const [first, ...others] = groups
  const answered = others.map(({ answers }) => new Map(answers.filter(isAnswered).map(byQuestion)))
  return first.answers.filter(isAnswered).flatMap((answer) => {
    const found = answered.flatMap((known) => known.get(questionKey(answer)) ?? [])
    if (found.length < others.length || answer.truth === null) return []
    return [{ truth: answer.truth, answers: [answer, ...found] }]
  })
}

/** The figures of all groups over the questions that they have in common, and over resamples of their units. */
export function resampledFigures(
  task: Task,
  questions: readonly CommonQuestion[],
  { unitOf, countBins = COUNT_CLASS_STARTS, ...bootstrap }: ComparisonOptions,
): { readonly figures: ResampledFigures; readonly units: number } {
  const units = unitsOfSamples(
    questions.map(({ answers: [{ sample }] }) => sample),
    unitOf,
  )
  if (questions.length === 0) return { figures: {}, units: 0 }
  const columns = <Value>(valueOf: (value: AnswerValue) => Value): CommonAnswers<Value> => ({
    truth: questions.map(({ truth }) => valueOf(truth)),
    predicted: questions[0].answers.map((_, model) =>
      questions.map(({ answers }) => valueOf(predictionOf(answers[model]) ?? '')),
    ),
    units,
  })
  const figures =
    TASK_DESCRIPTIONS[task].kind === 'regression'
      ? resampledRegression(columns(Number), {
          ...bootstrap,
          ...(task === 'patchCount' && { classStarts: countBins }),
        })
      : resampledClassification(
          columns((value) => labelOf(task, value)),
          bootstrap,
        )
  return { figures, units: units.count }
}

/** The units of samples, one after the other; a sample without one is a unit of its own. */
export function unitsOfSamples(samples: readonly string[], unitOf: UnitOf | undefined): Units {
  return unitsOf(
    samples.map((sample) => {
      const unit = unitOf?.(sample)
      return unit === undefined ? `sample ${sample}` : `unit ${unit}`
    }),
  )
}

function byQuestion(answer: AnswerLine): readonly [string, AnswerLine] {
  return [questionKey(answer), answer]
}

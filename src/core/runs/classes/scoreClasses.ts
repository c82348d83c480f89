import type { BootstrapOptions } from '../../metrics/bootstrap'
import { classIntervals } from '../../metrics/classIntervals'
import { classificationMetrics } from '../../metrics/classification'
import type { ClassificationMetrics } from '../../metrics/results'
import type { AnswerValue, ModelDescription } from '../../models/model'
import { type AnswerGroup, predictionOf } from '../answerGroups'
import { type UnitOf, unitsOfSamples } from '../comparison/commonQuestions'
import type { ClassScheme } from './classScheme'
import { frequentClasses, RARER_CLASSES } from './rarerClasses'

/** One model's answers scored as classes. */
export interface ClassScores {
  readonly model: ModelDescription
  readonly metrics: ClassificationMetrics
}

export interface ClassScoringOptions extends BootstrapOptions {
  /** Samples that go together in intervals; each is a unit of its own when absent. */
  readonly unitOf?: UnitOf
}

/** The classes of one model's answers, item by item. */
interface ClassifiedAnswers {
  readonly truth: readonly (string | null)[]
  readonly predicted: readonly (string | null)[]
}

/**
 * Scores answers as the classes of a scheme; an unanswered one is wrong, and of no class. Each class's figures have intervals
 * where intervals are asked for. In matrices of very many classes the rarer ones are taken together, as `rarer classes`;
 * the figures are of all.
 */
export function scoreClasses(
  groups: readonly AnswerGroup[],
  scheme: Pick<ClassScheme, 'keyOf'>,
  options: ClassScoringOptions = {},
): readonly ClassScores[] {
  const scored = groups.map((group) => {
    const classified = classify(group, scheme)
    return { model: group.model, classified, metrics: metricsOf(group, classified, options) }
  })
  const frequent = frequentClasses(scored.map(({ metrics }) => metrics))
  return scored.map(({ model, classified, metrics }) => {
    if (metrics.perClass.every(({ label }) => frequent.has(label))) return { model, metrics }
    const perClass = metrics.perClass.filter(({ label }) => frequent.has(label))
    return { model, metrics: { ...metrics, perClass, confusion: gatheredMatrix(classified, frequent) } }
  })
}

function classify({ answers }: AnswerGroup, { keyOf }: Pick<ClassScheme, 'keyOf'>): ClassifiedAnswers {
  const key = (value: AnswerValue | null) => (value === null ? null : keyOf(value))
  return {
    truth: answers.map((answer) => key(answer.truth)),
    predicted: answers.map((answer) => key(predictionOf(answer))),
  }
}

function metricsOf(
  { answers }: AnswerGroup,
  { truth, predicted }: ClassifiedAnswers,
  { unitOf, ...bootstrap }: ClassScoringOptions,
): ClassificationMetrics {
  if ((bootstrap.bootstrap ?? 0) === 0) return classificationMetrics(truth, predicted)
  const units = unitsOfSamples(
    answers.map(({ sample }) => sample),
    unitOf,
  )
  const isClustered = units.count < answers.length
  const metrics = classificationMetrics(truth, predicted, { ...bootstrap, ...(isClustered && { units }) })
  const intervals = classIntervals(truth, predicted, units)
  return {
    ...metrics,
    perClass: metrics.perClass.map((each) => ({ ...each, ci: intervals.get(each.label) ?? {} })),
  }
}

function gatheredMatrix({ truth, predicted }: ClassifiedAnswers, frequent: ReadonlySet<string>) {
  const gathered = (label: string | null) => (label === null || frequent.has(label) ? label : RARER_CLASSES)
  return classificationMetrics(truth.map(gathered), predicted.map(gathered)).confusion
}

import type { Task } from '../../benchmark/tasks'
import { type Difference, differenceOf, type Estimate, estimateOf } from '../../metrics/comparison/difference'
import {
  COMPARED_FIGURES,
  type ComparedFigure,
  FIGURE_SCALES,
  type ResampledFigures,
} from '../../metrics/comparison/resampledFigures'
import type { ModelDescription } from '../../models/model'
import { type AnswerGroup, isAnswered } from '../answerGroups'
import { type AnswerChange, answerChanges } from './answerChanges'
import { commonQuestions, type ComparisonOptions, resampledFigures } from './commonQuestions'

/** What one of the compared answers to, and how much of it. */
export interface ComparedModel {
  readonly model: ModelDescription
  /** Questions with truth that it was asked, and those of them that it answered. */
  readonly n: number
  readonly answered: number
}

/** One figure of two models over the questions that both answered. */
export interface FigureComparison {
  readonly figure: ComparedFigure
  readonly first: Estimate
  readonly second: Estimate
  /** Second − first. */
  readonly difference: Difference
  readonly verdict: Verdict
}

/** Whether the second is better or worse, or no difference is to be told from chance; null without intervals. */
export type Verdict = 'better' | 'worse' | 'no difference'

/** Two models, or one model in two runs, compared in a task. */
export interface PairComparison {
  readonly task: Task
  readonly first: ComparedModel
  readonly second: ComparedModel
  /** Questions that both answered: those that all figures are of. */
  readonly common: number
  /** Units that they are drawn in. */
  readonly units: number
  readonly figures: readonly FigureComparison[]
  /** Every question whose answer became better or worse, the greatest change first. */
  readonly changes: readonly AnswerChange[]
}

/** Differences at least this improbable by chance are ones. */
const LEVEL = 0.05

/** Compares the answers of two groups of the same task, over the questions that both answered. */
export function comparePair(
  first: AnswerGroup,
  second: AnswerGroup,
  options: ComparisonOptions,
): PairComparison {
  const questions = commonQuestions([first, second])
  const { figures, units } = resampledFigures(first.task, questions, options)
  return {
    task: first.task,
    first: comparedModel(first),
    second: comparedModel(second),
    common: questions.length,
    units,
    figures: COMPARED_FIGURES.flatMap((figure) => compareFigure(figure, figures, units) ?? []),
    changes: answerChanges(first, second),
  }
}

/** What a group answered to. */
export function comparedModel({ model, answers }: AnswerGroup): ComparedModel {
  return { model, n: answers.length, answered: answers.filter(isAnswered).length }
}

/** What a difference says, as the figure is read. */
export function verdictOf(figure: ComparedFigure, { value, p }: Pick<Difference, 'value' | 'p'>): Verdict {
  if (p === null || p >= LEVEL || value === 0) return 'no difference'
  return value > 0 === (FIGURE_SCALES[figure].better === 'high') ? 'better' : 'worse'
}

function compareFigure(
  figure: ComparedFigure,
  figures: ResampledFigures,
  units: number,
): FigureComparison | undefined {
  const models = figures[figure]
  if (models === undefined) return undefined
  const [first, second] = models
  const scale = FIGURE_SCALES[figure]
  const difference = differenceOf(second, first, units)
  return {
    figure,
    first: estimateOf(first, units, scale),
    second: estimateOf(second, units, scale),
    difference,
    verdict: verdictOf(figure, difference),
  }
}

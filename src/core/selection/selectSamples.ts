import { unreachable } from '../errors'
import { labelOf } from '../metrics/labels'
import { UNANSWERED } from '../metrics/results'
import type { AnswerValue } from '../models/model'
import { predictionOf } from '../runs/answerGroups'
import { restrictRun } from '../runs/restrictRun'
import type { AnswerLine, Run, TruthValue } from '../runs/runLog'
import type { AnswerCriterion, Criterion, Selection, ValueRange, ValueTest } from './selection'

/** Ids of a run's samples that fulfil every step of a selection, in the order of the run log. */
export function selectedSamples({ answers }: Run, selection: Selection): ReadonlySet<string> {
  const all = new Set(answers.map(({ sample }) => sample))
  return selection.reduce<ReadonlySet<string>>((left, { criterion }) => {
    const fulfilling = samplesOf(answers, criterion)
    return new Set([...left].filter((sample) => fulfilling.has(sample)))
  }, all)
}

/** The run as if only the selected samples had been asked about. */
export function selectRun(run: Run, selection: Selection): Run {
  if (selection.length === 0) return run
  const samples = selectedSamples(run, selection)
  return restrictRun(run, (sample) => samples.has(sample))
}

/** Whether an answer is one that the criterion asks for. */
export function fulfils(answer: AnswerLine, criterion: AnswerCriterion): boolean {
  const { task, model, truth, predicted, error, statuses } = criterion
  return (
    answer.task === task &&
    answer.model === model &&
    (statuses === undefined || statuses.includes(answer.status)) &&
    (truth === undefined || (answer.truth !== null && passes(answer, answer.truth, truth))) &&
    (predicted === undefined || passes(answer, predictionOf(answer), predicted)) &&
    (error === undefined || isWithin(errorOf(answer), error))
  )
}

function samplesOf(answers: readonly AnswerLine[], criterion: Criterion): ReadonlySet<string> {
  switch (criterion.kind) {
    case 'samples':
      return new Set(criterion.samples)
    case 'answer':
      return new Set(answers.filter((answer) => fulfils(answer, criterion)).map(({ sample }) => sample))
    default:
      return unreachable(criterion)
  }
}

function passes({ task }: AnswerLine, value: TruthValue, test: ValueTest): boolean {
  if (test.kind === 'range') return isWithin(value, test)
  return (value === null ? UNANSWERED : labelOf(task, value)) === test.label
}

function errorOf(answer: AnswerLine): number | undefined {
  const predicted = predictionOf(answer)
  if (typeof predicted !== 'number' || typeof answer.truth !== 'number') return undefined
  return predicted - answer.truth
}

function isWithin(value: AnswerValue | null | undefined, { low, high }: ValueRange): boolean {
  return typeof value === 'number' && value >= low && value <= high
}

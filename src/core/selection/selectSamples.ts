import { unreachable } from '../errors'
import { filterQuestions } from '../metrics/answers/filterQuestions'
import { labelOf } from '../metrics/labels'
import { UNANSWERED } from '../metrics/results'
import type { AnswerValue } from '../models/model'
import { predictionOf } from '../runs/answerGroups'
import { askedQuestions } from '../runs/askedQuestions'
import { restrictRun } from '../runs/restrictRun'
import type { AnswerLine, Run, TruthValue } from '../runs/runLog'
import type { AnswerCriterion, SettledCriterion, SettledSelection, ValueRange, ValueTest } from './selection'

/** Ids of a run's samples that fulfil every step of a selection, in the order of the run log. */
export function selectedSamples(
  { answers }: Pick<Run, 'answers'>,
  selection: SettledSelection,
): ReadonlySet<string> {
  const [first, ...others] = selection
  if (first === undefined) return new Set(answers.map(({ sample }) => sample))
  return others.reduce<ReadonlySet<string>>(
    (left, { criterion }) => {
      const fulfilling = samplesOf(answers, criterion)
      return new Set([...left].filter((sample) => fulfilling.has(sample)))
    },
    samplesOf(answers, first.criterion),
  )
}

/** The run as if only the selected samples had been asked about. */
export function selectRun(run: Run, selection: SettledSelection): Run {
  if (selection.length === 0) return run
  const samples = selectedSamples(run, selection)
  return restrictRun(run, (sample) => samples.has(sample))
}

/** Whether an answer is one that the criterion asks for. */
export function fulfils(answer: AnswerLine, criterion: AnswerCriterion): boolean {
  const { task, model, question, truth, predicted, error, absoluteError, mean, statuses } = criterion
  return (
    answer.task === task &&
    answer.model === model &&
    (question === undefined || answer.question === question) &&
    (statuses === undefined || statuses.includes(answer.status)) &&
    (truth === undefined || (answer.truth !== null && passes(answer, answer.truth, truth))) &&
    (predicted === undefined || passes(answer, predictionOf(answer), predicted)) &&
    (error === undefined || isWithin(errorOf(answer), error)) &&
    (absoluteError === undefined || isWithin(absolute(errorOf(answer)), absoluteError)) &&
    (mean === undefined || isWithin(meanOf(answer), mean))
  )
}

function samplesOf(answers: readonly AnswerLine[], criterion: SettledCriterion): ReadonlySet<string> {
  switch (criterion.kind) {
    case 'samples':
      return asked(answers, new Set(criterion.samples))
    case 'answer':
      return new Set(answers.filter((answer) => fulfils(answer, criterion)).map(({ sample }) => sample))
    case 'comparison': {
      const { task, models, filter } = criterion
      const questions = askedQuestions(answers, task, models)
      return new Set(filterQuestions(questions, models, filter).wanted.map(({ sample }) => sample))
    }
    case 'all': {
      const parts = criterion.criteria.map((part) => samplesOf(answers, part))
      const samples = answers.map(({ sample }) => sample)
      return new Set(samples.filter((sample) => parts.every((part) => part.has(sample))))
    }
    default:
      return unreachable(criterion)
  }
}

/** The samples that the run asked about, in its order. */
function asked(answers: readonly AnswerLine[], samples: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(answers.flatMap(({ sample }) => (samples.has(sample) ? [sample] : [])))
}

function passes({ task }: AnswerLine, value: TruthValue, test: ValueTest): boolean {
  if (test.kind === 'range') return isWithin(value, test)
  const label = value === null ? UNANSWERED : labelOf(task, value)
  return test.kind === 'label' ? label === test.label : test.labels.includes(label)
}

function errorOf(answer: AnswerLine): number | undefined {
  const predicted = predictionOf(answer)
  if (typeof predicted !== 'number' || typeof answer.truth !== 'number') return undefined
  return predicted - answer.truth
}

function absolute(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.abs(value)
}

function meanOf(answer: AnswerLine): number | undefined {
  const error = errorOf(answer)
  return error === undefined ? undefined : Number(answer.truth) + error / 2
}

function isWithin(value: AnswerValue | null | undefined, { low, high }: ValueRange): boolean {
  return typeof value === 'number' && value >= low && value <= high
}

import type { Task } from '../../../core/benchmark/tasks'
import type { Difference } from '../../../core/metrics/comparison/difference'
import { RIGHT_MEANS } from '../../../core/metrics/rightAnswer'
import type { ModelDescription } from '../../../core/models/model'
import { classSchemes } from '../../../core/runs/classes/classScheme'
import type { Flips } from '../../../core/runs/flips/flips'
import { addedInputs, type ModelPair } from '../../../core/runs/flips/inputPairs'
import { inputsOfModel, inputsTitle } from '../../../core/runs/flips/modelInputs'
import type { FlipsModel, FlipsPayload, FlipsStep } from '../../../protocol/flips'
import type { ConfusionLabel, PayloadSource } from '../../../protocol/payloads'
import { fittingItems } from './budget'

/** Values of the column that are shown at most, those of most questions. */
const MOST_CLASSES = 40

/** Two models with what becomes of answers from one to the other. */
export interface ComparedStep {
  readonly pair: ModelPair
  readonly flips: Flips
  /** Mean absolute error of numbers, second − first, over the `n` questions that both answered. */
  readonly error?: { readonly n: number; readonly difference: Difference }
}

export interface FlipsParts {
  readonly task: Task
  readonly title: string
  readonly source: PayloadSource
  readonly synthetic: boolean
  readonly by: string
  /** Column whose samples go together; undefined where each stands for itself. */
  readonly clustered: string | undefined
  readonly steps: readonly ComparedStep[]
}

/** What becomes of answers from model to model, as much of it as fits an output. */
export function flipsPayload({ task, by, clustered, steps, ...parts }: FlipsParts): FlipsPayload {
  const payloadOf = (shown: readonly ComparedStep[]): FlipsPayload => ({
    version: 1,
    ...parts,
    task,
    rightMeans: RIGHT_MEANS[task],
    by,
    steps: shown.map((step) => stepOf(step, by)),
    notes: notesOf(steps, shown.length, clustered),
  })
  return payloadOf(fittingItems(steps, payloadOf))
}

function stepOf({ pair, flips, error }: ComparedStep, by: string): FlipsStep {
  const added = addedInputs(pair)
  return {
    first: modelOf(pair[0]),
    second: modelOf(pair[1]),
    ...(added.size > 0 && { added: inputsTitle(added) }),
    total: flips.total,
    classes: flips.classes
      .slice(0, MOST_CLASSES)
      .map(({ label, ...tally }) => ({ ...tally, label: labelOf(by, label) })),
    ...(error && { error }),
  }
}

function modelOf(model: ModelDescription): FlipsModel {
  return { model: model.id, title: model.title, inputs: inputsTitle(inputsOfModel(model)) }
}

function labelOf(by: string, key: string): ConfusionLabel {
  const [cover] = classSchemes('landCover')
  return by === 'landCover' ? cover.classOf(key) : { key, title: key }
}

function notesOf(
  steps: readonly ComparedStep[],
  shown: number,
  clustered: string | undefined,
): readonly string[] {
  if (steps.length === 0) return []
  const together = clustered === undefined ? '' : `; samples of one ${clustered} count as far as they differ`
  return [
    `Over the questions that both models were asked (n); one that is not answered is not right. Intervals of 95 % (Bonett and Price)${together}.`,
    `p is McNemar’s exact test${clustered === undefined ? '' : ', which takes questions as independent'}; in rows corrected for their number (Holm).`,
    ...(shown < steps.length ? [`The first ${shown} of ${steps.length} pairs are shown.`] : []),
    ...(steps.some(({ flips }) => flips.classes.length > MOST_CLASSES)
      ? [`The ${MOST_CLASSES} values with most questions are shown.`]
      : []),
  ]
}

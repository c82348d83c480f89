import { type BootstrapOptions, resample } from '../bootstrap'
import { classificationFigures } from '../classificationFigures'
import type { CommonAnswers } from './commonAnswers'
import { FigureCollector, type ResampledFigures } from './resampledFigures'

/** Accuracy and macro F1 of several models over common questions, and over resamples of whole units. */
export function resampledClassification(
  common: CommonAnswers<string>,
  options: BootstrapOptions,
): ResampledFigures {
  const models = common.predicted.length
  const labelled = labelIndices(common)
  const tally = new LabelTallies(labelled.labels, models)
  const collector = new FigureCollector(models, options.bootstrap ?? 0)
  const keep = (index: number) => {
    for (let model = 0; model < models; model++) {
      const { accuracy, macroF1 } = classificationFigures(tally.of(model))
      collector.keep('accuracy', model, index, accuracy)
      collector.keep('macroF1', model, index, macroF1)
    }
  }
  tally.count(labelled, common.units.of, new Uint8Array(common.units.count).fill(1))
  keep(-1)
  resample(common.units.count, options, (counts, index) => {
    tally.count(labelled, common.units.of, counts)
    keep(index)
  })
  return collector.figures
}

interface LabelIndices {
  /** Number of different labels. */
  readonly labels: number
  readonly truth: Int32Array
  readonly predicted: readonly Int32Array[]
}

function labelIndices({ truth, predicted }: CommonAnswers<string>): LabelIndices {
  const known = new Map<string, number>()
  const indexOf = (label: string) => {
    const index = known.get(label) ?? known.size
    known.set(label, index)
    return index
  }
  const indices = (labels: readonly string[]) => Int32Array.from(labels, indexOf)
  const all = { truth: indices(truth), predicted: predicted.map(indices) }
  return { labels: known.size, ...all }
}

/** How often each label was true, and was predicted and right by each model. */
class LabelTallies {
  readonly #labels: number
  readonly #support: Int32Array
  readonly #predicted: Int32Array
  readonly #right: Int32Array

  constructor(labels: number, models: number) {
    this.#labels = labels
    this.#support = new Int32Array(labels)
    this.#predicted = new Int32Array(models * labels)
    this.#right = new Int32Array(models * labels)
  }

  /** Counts anew. @param counts how often each unit counts */
  count({ truth, predicted }: LabelIndices, units: Int32Array, counts: Uint8Array): void {
    this.#support.fill(0)
    this.#predicted.fill(0)
    this.#right.fill(0)
    for (let question = 0; question < truth.length; question++) {
      const count = counts[units[question]]
      if (count === 0) continue
      const label = truth[question]
      this.#support[label] += count
      for (let model = 0; model < predicted.length; model++) {
        const answer = predicted[model][question]
        const at = model * this.#labels + answer
        this.#predicted[at] += count
        if (answer === label) this.#right[at] += count
      }
    }
  }

  of(model: number) {
    return Array.from({ length: this.#labels }, (_, label) => ({
      support: this.#support[label],
      predicted: this.#predicted[model * this.#labels + label],
      right: this.#right[model * this.#labels + label],
    }))
  }
}

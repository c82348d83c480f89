import { type ConfusionCells, NO_LABEL } from './confusionCells'

/** How often a label was true, was predicted, and was both. */
export interface LabelTally {
  readonly support: number
  readonly predicted: number
  readonly right: number
}

export interface ClassificationFigures {
  readonly accuracy: number
  readonly macroPrecision: number
  readonly macroRecall: number
  readonly macroF1: number
}

/** Tallies by label. @param counts how often each cell occurs */
export function tallyLabels(cells: ConfusionCells, counts: readonly number[]): readonly LabelTally[] {
  const tallies = cells.labels.map(() => ({ support: 0, predicted: 0, right: 0 }))
  counts.forEach((count, cell) => {
    const truth = cells.truth[cell]
    const predicted = cells.predicted[cell]
    tallies[truth].support += count
    if (predicted !== NO_LABEL) tallies[predicted].predicted += count
    if (predicted === truth) tallies[truth].right += count
  })
  return tallies
}

/** Precision, recall and F1 of one label; 0 where a denominator is. */
export function scoresOf({ support, predicted, right }: LabelTally) {
  return {
    precision: ratio(right, predicted),
    recall: ratio(right, support),
    f1: ratio(2 * right, predicted + support),
  }
}

/** Accuracy over all items and means over the labels that occur in truth or prediction; at least one item. */
export function classificationFigures(tallies: readonly LabelTally[]): ClassificationFigures {
  const scores = tallies.filter(({ support, predicted }) => support + predicted > 0).map(scoresOf)
  const meanOf = (key: 'precision' | 'recall' | 'f1') =>
    scores.reduce((sum, score) => sum + score[key], 0) / scores.length
  const total = (key: keyof LabelTally) => tallies.reduce((sum, tally) => sum + tally[key], 0)
  return {
    accuracy: total('right') / total('support'),
    macroPrecision: meanOf('precision'),
    macroRecall: meanOf('recall'),
    macroF1: meanOf('f1'),
  }
}

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? 0 : numerator / denominator
}

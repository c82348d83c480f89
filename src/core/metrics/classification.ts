import { type BootstrapOptions, drawnByGroup, resample } from './bootstrap'
import type { Units } from './comparison/commonAnswers'
import { intervalOf } from './comparison/difference'
import { EVEN_SHARE } from './comparison/resampledFigures'
import {
  type ClassificationFigures,
  classificationFigures,
  type LabelTally,
  scoresOf,
  tallyLabels,
} from './classificationFigures'
import { cellsOfItems, type ConfusionCells, confusionCells, NO_CELL, NO_LABEL } from './confusionCells'
import { compareLabels } from './labels'
import type { ClassificationMetrics, ClassMetrics, ConfusionMatrix, Interval } from './results'
import { sum } from './sum'

/** A matrix of more labels than this is not drawn up: its columns are no classes. */
export const MAXIMUM_MATRIX_LABELS = 1000

export interface ClassificationOptions extends BootstrapOptions {
  /** Which items are drawn together; each by itself when absent. */
  readonly units?: Units
}

/**
 * Scores labels against labels over all items with truth; an unanswered item is wrong.
 * @param truth null where there is none: such an item is not counted
 * @param predicted as long as `truth`; null where an item is not answered
 * @throws RangeError when the two differ in length
 */
export function classificationMetrics(
  truth: readonly (string | null)[],
  predicted: readonly (string | null)[],
  options: ClassificationOptions = {},
): ClassificationMetrics {
  const cells = confusionCells(truth, predicted, compareLabels)
  const n = sum(cells.counts)
  const answered = sum(cells.counts.filter((_count, cell) => cells.predicted[cell] !== NO_LABEL))
  const tallies = tallyLabels(cells, cells.counts)
  const figures = n === 0 ? undefined : classificationFigures(tallies)
  return {
    kind: 'classification',
    n,
    answered,
    coverage: n === 0 ? 0 : answered / n,
    ...(figures ?? NOT_AVAILABLE),
    perClass: tallies.map((tally, index) => classMetrics(cells.labels[index], tally)),
    confusion: confusionMatrix(cells),
    ...(figures &&
      (options.bootstrap ?? 0) > 0 && {
        ci: intervals(figures, cells, drawsOf(truth, predicted, cells, options.units), options),
      }),
  }
}

const NOT_AVAILABLE = { accuracy: null, macroPrecision: null, macroRecall: null, macroF1: null }

function classMetrics(label: string, tally: LabelTally): ClassMetrics {
  return { label, support: tally.support, predicted: tally.predicted, ...scoresOf(tally) }
}

function confusionMatrix({ labels, truth, predicted, counts }: ConfusionCells): ConfusionMatrix {
  if (labels.length > MAXIMUM_MATRIX_LABELS) return { labels: [], counts: [] }
  const rows = labels.map(() => new Array<number>(labels.length + 1).fill(0))
  counts.forEach((count, cell) => {
    const column = predicted[cell] === NO_LABEL ? labels.length : predicted[cell]
    rows[truth[cell]][column] = count
  })
  return { labels, counts: rows }
}

/** What resamples are drawn from. */
interface Draws {
  readonly units: number
  /** How many items of each cell are drawn, until the next draw. @param counts how often each unit was drawn */
  drawn(counts: Uint8Array): readonly number[]
}

/** Units that are drawn whole; without any, the items in the order of their cells. */
function drawsOf(
  truth: readonly (string | null)[],
  predicted: readonly (string | null)[],
  cells: ConfusionCells,
  units: Units | undefined,
): Draws {
  if (units === undefined) {
    return { units: sum(cells.counts), drawn: (counts) => drawnByGroup(counts, cells.counts) }
  }
  const cellOf = cellsOfItems(cells, truth, predicted)
  const unitOf = units.of.filter((_, item) => cellOf[item] !== NO_CELL)
  const known = cellOf.filter((cell) => cell !== NO_CELL)
  const drawn = new Array<number>(cells.counts.length).fill(0)
  return {
    units: units.count,
    drawn(counts) {
      drawn.fill(0)
      for (let item = 0; item < known.length; item++) drawn[known[item]] += counts[unitOf[item]]
      return drawn
    },
  }
}

/** Bootstrap intervals over resamples of units. */
function intervals(
  figures: ClassificationFigures,
  cells: ConfusionCells,
  { units, drawn }: Draws,
  options: BootstrapOptions,
): Record<keyof ClassificationFigures, Interval> {
  const resampled: ClassificationFigures[] = []
  resample(units, options, (counts) => {
    resampled.push(classificationFigures(tallyLabels(cells, drawn(counts))))
  })
  const ofFigure = (name: keyof ClassificationFigures) =>
    intervalOf(
      { value: figures[name], resampled: Float64Array.from(resampled, (each) => each[name]) },
      units,
      EVEN_SHARE,
    )
  return {
    accuracy: ofFigure('accuracy'),
    macroPrecision: ofFigure('macroPrecision'),
    macroRecall: ofFigure('macroRecall'),
    macroF1: ofFigure('macroF1'),
  }
}

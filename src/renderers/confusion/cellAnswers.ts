import type { Task } from '../../core/benchmark/tasks'
import type { ValueTest } from '../../core/selection/selection'
import type { ConfusionLabel, ConfusionView } from '../../protocol/payloads'
import type { Pointed } from '../shared/selection/pointing'
import { type Cell, cellTitle, UNANSWERED_LABEL } from './matrix'
import type { CellKeys } from './matrixTable'

/** What a cell of a model's matrix selects. */
export function cellAnswers(task: Task, { question }: ConfusionView, model: string, cell: Cell): Pointed {
  return {
    title: cellTitle(cell),
    criterion: {
      kind: 'answer',
      task,
      model,
      ...(question !== undefined && { question }),
      truth: testOf(cell.truth),
      predicted: testOf(cell.predicted),
    },
  }
}

/** The keys of the cell that selects what is pointed at; undefined where the view has none. */
export function cellKeys({ labels, question }: ConfusionView, { criterion }: Pointed): CellKeys | undefined {
  const { truth, predicted } = criterion
  if (truth === undefined || predicted === undefined || criterion.question !== question) return undefined
  const keyOf = (test: ValueTest) =>
    [...labels, UNANSWERED_LABEL].find((label) => JSON.stringify(testOf(label)) === JSON.stringify(test))?.key
  const [trueKey, predictedKey] = [keyOf(truth), keyOf(predicted)]
  return trueKey === undefined || predictedKey === undefined
    ? undefined
    : { truth: trueKey, predicted: predictedKey }
}

function testOf({ key, test }: ConfusionLabel): ValueTest {
  return test ?? { kind: 'label', label: key }
}

import { html } from '../shared/dom'
import { CONTENTS, differenceLook, plainLook } from './cellLook'
import { type Cell, cellFinder, matrixOf, shownClasses } from './matrix'
import { matrixNotes } from './matrixNotes'
import { matrixTable, type MatrixTable } from './matrixTable'
import type { ShownConfusion } from './shownConfusion'

interface MatrixActions {
  /** Points at a cell of the model's matrix: of two that are compared, of the one that has more there. */
  onOpen(cell: Cell, model: string): void
  onToggleAbsent(): void
}

/** The matrix of what is chosen, or the difference of two, with its notes below. */
export function matrixPlace(
  shown: ShownConfusion,
  { onOpen, onToggleAbsent }: MatrixActions,
): { readonly element: HTMLElement; readonly table: MatrixTable } {
  const { view, series, other, content, withAbsent } = shown
  const classes = shownClasses(view.labels, other ? [series, other] : [series], withAbsent)
  const matrix = matrixOf(series, classes.shown)
  const others = other && matrixOf(other, classes.shown)
  const theirs = others ? cellFinder(others) : () => undefined
  const pointable = ({ truth, predicted }: Cell) => truth.gathered !== true && predicted.gathered !== true
  const table = matrixTable(matrix, {
    label: labelOf(shown),
    lookOf:
      others && other ? differenceLook(matrix, others, content, other.title) : plainLook(matrix, content),
    opens: (cell) => pointable(cell) && cell.count + (theirs(cell)?.count ?? 0) > 0,
    onOpen(cell) {
      const ofOther = theirs(cell)
      if (other && ofOther && ofOther.count > cell.count) onOpen(ofOther, other.model)
      else onOpen(cell, series.model)
    },
  })
  return {
    table,
    element: html(
      'div',
      { class: 'reo-matrix-place' },
      table.element,
      matrixNotes(shown, classes, onToggleAbsent),
    ),
  }
}

function labelOf({ series, other, content }: ShownConfusion): string {
  const cells = CONTENTS.find(({ id }) => id === content)?.title.toLowerCase() ?? content
  return other === undefined
    ? `Confusion matrix of ${series.title}, ${cells}`
    : `Confusion matrix of ${series.title} minus that of ${other.title}, ${cells}`
}

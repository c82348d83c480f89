import type { Criterion, Selection, SelectionStep } from '../../../core/selection/selection'
import type { RunSelection } from './runSelection'

/** One figure's part in the selection of its run. */
export interface FigureSelection {
  /** What was pointed at in this figure. */
  own(): SelectionStep | undefined
  /** What was pointed at in the run's other outputs. */
  others(): Selection
  /** Selects what is pointed at in this figure, in place of what was before; nothing where it is absent. */
  point(at: { readonly title: string; readonly criterion: Criterion } | undefined): void
  /** Calls the listener after every change, in whichever output it is made, until the signal aborts. */
  onChange(listener: () => void, signal: AbortSignal): void
}

/** @param origin of the figure's steps, the same when it is drawn again */
export function figureSelection(selection: RunSelection, origin: string): FigureSelection {
  const others = () => selection.get().filter((step) => step.origin !== origin)
  return {
    others,
    own: () => selection.get().find((step) => step.origin === origin),
    point: (at) => selection.change(at === undefined ? others() : [...others(), { origin, ...at }]),
    onChange: selection.onChange,
  }
}

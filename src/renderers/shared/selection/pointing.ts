import type { AnswerCriterion, Criterion, SelectionStep } from '../../../core/selection/selection'
import type { FigureHost } from '../renderer'

/** What was pointed at in a figure that shows a model's answers in a task. */
export interface Pointed {
  /** In words. */
  readonly title: string
  readonly criterion: AnswerCriterion
}

/** What was pointed at in a figure. */
export type PointedAt = Pick<SelectionStep, 'title' | 'criterion'>

/** As {@link pointingAt}, in a figure in which a model's answers alone are pointed at. */
export function pointing(
  host: FigureHost,
  show: (at: Pointed | undefined, others: readonly SelectionStep[]) => void,
): (at: Pointed | undefined) => void {
  return pointingAt(host, (at, others) => show(at && asPointed(at), others))
}

/**
 * Lets a figure be pointed at: within the selection of its run, which other outputs change too, or by itself where it
 * shows no run.
 * @param show told what is pointed at whenever that changes, with the steps made in other outputs; nothing where undefined
 * @returns points at something, or at nothing
 */
export function pointingAt(
  { selection, signal }: FigureHost,
  show: (at: PointedAt | undefined, others: readonly SelectionStep[]) => void,
): (at: PointedAt | undefined) => void {
  if (selection === undefined) return (at) => show(at, [])
  let shown = ''
  function follow(): void {
    const own = selection?.own()
    const others = selection?.others() ?? []
    const key = JSON.stringify([own, own && others])
    if (key === shown) return
    shown = key
    show(own, others)
  }
  selection.onChange(follow, signal)
  if (selection.own() !== undefined) follow()
  return (at) => {
    selection.point(at)
    follow()
  }
}

function asPointed({ title, criterion }: PointedAt): Pointed | undefined {
  return isOfAnswers(criterion) ? { title, criterion } : undefined
}

function isOfAnswers(criterion: Criterion): criterion is AnswerCriterion {
  return criterion.kind === 'answer'
}

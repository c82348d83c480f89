import type { AnswerCriterion, Criterion, SelectionStep } from '../../../core/selection/selection'
import type { FigureHost } from '../renderer'

/** What was pointed at in a figure that shows a model's answers in a task. */
export interface Pointed {
  /** In words. */
  readonly title: string
  readonly criterion: AnswerCriterion
}

/**
 * Lets a figure be pointed at: within the selection of its run, which other outputs change too, or by itself where it
 * shows no run.
 * @param show told what is pointed at whenever that changes, with the steps made in other outputs; nothing where undefined
 * @returns points at something, or at nothing
 */
export function pointing(
  { selection, signal }: FigureHost,
  show: (at: Pointed | undefined, others: readonly SelectionStep[]) => void,
): (at: Pointed | undefined) => void {
  if (selection === undefined) return (at) => show(at, [])
  let shown = ''
  function follow(): void {
    const own = selection?.own()
    const others = selection?.others() ?? []
    const key = JSON.stringify([own, own && others])
    if (key === shown) return
    shown = key
    show(own && asPointed(own), others)
  }
  selection.onChange(follow, signal)
  if (selection.own() !== undefined) follow()
  return (at) => {
    selection.point(at)
    follow()
  }
}

function asPointed({ title, criterion }: SelectionStep): Pointed | undefined {
  return isOfAnswers(criterion) ? { title, criterion } : undefined
}

function isOfAnswers(criterion: Criterion): criterion is AnswerCriterion {
  return criterion.kind === 'answer'
}

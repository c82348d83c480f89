import type { SelectionStep } from '../../../core/selection/selection'
import type { PayloadSource } from '../../../protocol/payloads'
import type { FigureAnswer } from '../../../protocol/queries'
import { button, html, setText } from '../dom'
import { formatCount, formatPlural } from '../format'
import type { QueryLane } from '../queries'
import type { RunSelection } from './runSelection'

/**
 * The line above a run's output that says what is selected, step by step, and how many samples that leaves. Hidden
 * while nothing is selected or can be taken back.
 */
export function selectionBar(
  selection: RunSelection,
  source: PayloadSource,
  lane: QueryLane,
  signal: AbortSignal,
): HTMLElement {
  const count = html('span', { class: 'reo-selection-count', role: 'status' })
  const steps = html('span', { class: 'reo-selection-steps' })
  const undo = button({ class: 'reo-button' }, () => selection.undo(), 'Undo')
  const clear = button({ class: 'reo-button' }, () => selection.change([]), 'Clear')
  const save = button({ class: 'reo-button' }, () => selection.save(), 'Save as slice…')
  const bar = html(
    'div',
    { class: 'reo-selection', role: 'group', 'aria-label': 'Selected samples', hidden: true },
    count,
    steps,
    undo,
    clear,
    save,
  )

  function update(): void {
    const selected = selection.get()
    const isEmpty = selected.length === 0
    bar.hidden = isEmpty && !selection.canUndo()
    steps.replaceChildren(...selected.map(chip))
    undo.hidden = !selection.canUndo()
    clear.hidden = isEmpty
    save.hidden = isEmpty
    lane.cancel()
    setText(count, isEmpty ? 'All samples' : 'Selected')
    if (!isEmpty)
      lane.ask({ kind: 'selection', source, selection: selected }, { answered: showCount, failed })
  }

  function showCount(answer: FigureAnswer): void {
    if (answer.kind !== 'selection') return
    setText(count, `${formatCount(answer.selected)} of ${formatPlural(answer.total, 'sample')}`)
  }

  function failed(message: string): void {
    setText(count, message)
  }

  function chip(step: SelectionStep): HTMLElement {
    const remove = () => selection.change(selection.get().filter((other) => other !== step))
    return html(
      'span',
      { class: 'reo-chip' },
      html('span', { class: 'reo-chip-title', title: step.title }, step.title),
      button({ class: 'reo-chip-close', 'aria-label': `Remove ${step.title}` }, remove, '✕'),
    )
  }

  selection.onChange(update, signal)
  update()
  return bar
}

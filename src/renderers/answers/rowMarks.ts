import { html } from '../shared/dom'
import { formatPlural } from '../shared/format'
import type { FigureSelection } from '../shared/selection/figureSelection'

/** Samples that are chosen row by row as a step of the run's selection. */
export interface RowMarks {
  /** The box of a row by which its sample is chosen. */
  box(sample: string): HTMLElement
}

/** @param signal ends the listening */
export function rowMarks(selection: FigureSelection, signal: AbortSignal): RowMarks {
  const boxes = new Map<HTMLInputElement, string>()
  const chosen = (): readonly string[] => {
    const step = selection.own()
    return step?.criterion.kind === 'samples' ? step.criterion.samples : []
  }

  function choose(sample: string, isChosen: boolean): void {
    const others = chosen().filter((other) => other !== sample)
    const samples = isChosen ? [...others, sample] : others
    selection.point(
      samples.length === 0
        ? undefined
        : {
            title: `${formatPlural(samples.length, 'sample')} by hand`,
            criterion: { kind: 'samples', samples },
          },
    )
  }

  selection.onChange(() => {
    const now = new Set(chosen())
    for (const [box, sample] of boxes) box.checked = now.has(sample)
  }, signal)

  return {
    box(sample) {
      const box = html('input', { type: 'checkbox', 'aria-label': `Select ${sample}` })
      box.checked = chosen().includes(sample)
      box.addEventListener('change', () => choose(sample, box.checked))
      boxes.set(box, sample)
      return box
    },
  }
}

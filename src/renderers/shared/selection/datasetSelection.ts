import type { Criterion } from '../../../core/selection/selection'
import { figureSelection } from './figureSelection'
import type { RunSelection } from './runSelection'

interface ShownRun {
  readonly dataset: string
  readonly selection: RunSelection
}

/** The runs that outputs on the page show, by the output. */
const shownRuns = new Map<string, ShownRun>()

/** Makes a run known to outputs about its data set, until the signal aborts. @param origin the output that shows it */
export function showsRun(origin: string, run: ShownRun, signal: AbortSignal): void {
  shownRuns.set(origin, run)
  signal.addEventListener('abort', () => {
    if (shownRuns.get(origin) === run) shownRuns.delete(origin)
  })
}

/**
 * Selects in every run on the page that is of a data set what is pointed at in an output about the data set itself, in
 * place of what was before; nothing where it is absent.
 * @returns whether there is such a run
 */
export function pointInRunsOf(
  dataset: string,
  origin: string,
  at: { readonly title: string; readonly criterion: Criterion } | undefined,
): boolean {
  const selections = [...shownRuns.values()]
    .filter((run) => run.dataset === dataset)
    .map(({ selection }) => selection)
  for (const selection of selections) figureSelection(selection, origin).point(at)
  return selections.length > 0
}

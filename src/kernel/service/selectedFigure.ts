import type { Run } from '../../core/runs/runLog'
import { selectedSamples, selectRun } from '../../core/selection/selectSamples'
import type { FigureAnswer, FigureQuery } from '../../protocol/queries'
import { makeRunFigure } from '../outputs/runFigure'
import type { Resources } from '../resources/resources'

/** A figure of a run over its selected samples; @throws ReoError when the run log cannot be read */
export async function selectedFigure(
  resources: Resources,
  { source, figure, selection, bootstrap }: Extract<FigureQuery, { kind: 'run-figure' }>,
): Promise<FigureAnswer> {
  const whole = await resources.runOf(source)
  const run = selectRun(whole, await resources.settle(whole, source, selection))
  return { kind: 'run-figure', output: await makeRunFigure(resources, { run, source }, figure, bootstrap) }
}

/** How many samples of a run are selected; @throws ReoError when the run log cannot be read */
export async function countSelected(
  resources: Resources,
  { source, selection }: Extract<FigureQuery, { kind: 'selection' }>,
): Promise<FigureAnswer> {
  const run = await resources.runOf(source)
  return {
    kind: 'selection',
    selected: selectedSamples(run, await resources.settle(run, source, selection)).size,
    total: sizeOf(run),
  }
}

/** Samples of runs, counted once. */
const SIZES = new WeakMap<Run, number>()

function sizeOf(run: Run): number {
  const size = SIZES.get(run) ?? selectedSamples(run, []).size
  SIZES.set(run, size)
  return size
}

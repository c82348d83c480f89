import type { ScatterPayload } from '../../protocol/payloads'
import { digitsOf } from '../shared/format'
import type { Cloud } from '../shared/plot/cloud'
import type { Comparison } from './comparison'
import { MOST_FACETS } from './facets'
import type { PlotScene, ScenePanel } from './plotScene'
import { type DrawnSeries, ofModel, sharedLimits } from './scatterSeries'

/** What is highlighted where nothing of a model is selected. */
const NO_CLOUD: Cloud = { dots: [] }

/** What is to be seen of a scatter output. */
export interface SceneParts {
  readonly all: readonly DrawnSeries[]
  readonly shown: DrawnSeries
  /** The same series over what is selected elsewhere; absent where nothing is. */
  readonly narrowed: readonly DrawnSeries[] | undefined
  readonly comparison: Comparison
}

/** The scene of one model, or of all side by side. */
export function sceneOf(
  { quantity, unit, task }: ScatterPayload,
  { all, shown, narrowed, comparison }: SceneParts,
): Omit<PlotScene, 'selection'> {
  const isFaceted = comparison.kind === 'facets'
  const drawn = isFaceted ? facetsOf(all) : [shown]
  return {
    quantity,
    unit,
    digits: digitsOf(task),
    limits: isFaceted ? sharedLimits(drawn) : shown.limits,
    panels: drawn.map((each) => panelOf(each, narrowed, comparison.kind === 'alone')),
  }
}

/** The models that stand side by side. */
export function facetsOf(all: readonly DrawnSeries[]): readonly DrawnSeries[] {
  return all.slice(0, MOST_FACETS)
}

function panelOf(
  { series, cloud }: DrawnSeries,
  narrowed: readonly DrawnSeries[] | undefined,
  withShape: boolean,
): ScenePanel {
  const part = narrowed && ofModel(narrowed, series.model)
  const shape = narrowed === undefined ? series.shape : part?.series.shape
  return {
    series: series.model,
    title: series.title,
    cloud,
    ...(narrowed && { highlight: part?.cloud ?? NO_CLOUD }),
    ...(withShape && shape && { shape }),
  }
}

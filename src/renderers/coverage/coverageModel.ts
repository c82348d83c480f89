import { type CoverageMeasure, errorOf } from '../../core/metrics/coverageMeasures'
import type { PenalisedModel } from '../../core/metrics/penalties'
import { type ResampledLosses, sumsOfResample } from '../../core/metrics/rankStability'
import { ReoError } from '../../core/errors'
import { decodeArray } from '../../protocol/encoding'
import type { CoveragePayload } from '../../protocol/rankingPayloads'
import type { LineLook } from '../shared/curveChart'

/** A model as one error sees it. */
export interface MeasuredModel extends PenalisedModel {
  readonly model: string
  readonly title: string
  readonly look: LineLook
  /** Error of what it answered; null where that is nothing. */
  readonly error: number | null
  /** Left of the error by the share of the questions that is kept, the surest first; absent where nothing tells. */
  readonly curve?: readonly { readonly x: number; readonly y: number }[]
}

/** Nearer to the text's colour than the theme has them, so that thin lines stand out from every background. */
const COLOURS = ['blue', 'green', 'purple', 'red', 'yellow', 'orange'].map(
  (name) => `color-mix(in srgb, var(--vscode-charts-${name}) 75%, var(--vscode-foreground))`,
)
const DASHES = ['', '7 3', '2 3', '9 3 2 3']

/** The models of an output by one of its errors. */
export function measuredModels(
  { series, asked, measures }: CoveragePayload,
  measure: CoverageMeasure,
): readonly MeasuredModel[] {
  const index = measures.indexOf(measure)
  return series.map(({ model, title, answered, losses, curve }, place) => {
    const loss = losses[index] ?? 0
    return {
      model,
      title,
      look: {
        colour: COLOURS[place % COLOURS.length],
        dashes: DASHES[Math.floor(place / COLOURS.length) % DASHES.length],
      },
      loss,
      answered,
      n: asked,
      error: answered === 0 ? null : errorOf(measure.error, loss, answered),
      ...(curve && { curve: pointsOf(curve, index) }),
    }
  })
}

/** The sums over resamples. @throws ReoError when there are not as many as the output says */
export function resampledLosses({ series, measures, resamples }: CoveragePayload): ResampledLosses {
  const sums = decodeArray(resamples.sums)
  if (sums.length !== resamples.count * sumsOfResample(series.length, measures.length)) {
    throw new ReoError('The sums over resamples are not complete', {
      mend: 'Run the cell again: the output is damaged.',
    })
  }
  return {
    resamples: resamples.count,
    models: series.length,
    errors: measures.map(({ error }) => error),
    sums,
  }
}

function pointsOf(
  { coverage, risks }: NonNullable<CoveragePayload['series'][number]['curve']>,
  index: number,
): NonNullable<MeasuredModel['curve']> {
  const risk = risks[index] === undefined ? [] : [...decodeArray(risks[index])]
  return [...decodeArray(coverage)].slice(0, risk.length).map((x, step) => ({ x, y: risk[step] }))
}

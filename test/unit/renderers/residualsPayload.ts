import { limitsOfAgreement } from '../../../src/core/metrics/errors/limitsOfAgreement'
import { errorPercentiles } from '../../../src/core/metrics/errors/errorDistribution'
import { runningMedian } from '../../../src/core/metrics/errors/runningMedian'
import { errorsOf } from '../../../src/core/metrics/errors/numberErrors'
import { decodeArray } from '../../../src/protocol/encoding'
import type { ErrorSeries, ResidualsPayload } from '../../../src/protocol/residuals'
import { madeUpPoints, SOURCE } from './payloads'

function seriesOf(model: string, title: string, count: number): ErrorSeries {
  const { ids, truth, predicted } = madeUpPoints(count)
  const pairs = {
    truth: Float64Array.from(decodeArray(truth)),
    predicted: Float64Array.from(decodeArray(predicted)),
    units: undefined,
  }
  const agreement = limitsOfAgreement(pairs)
  return {
    model,
    title,
    n: count + 12,
    answered: count,
    misplaced: 0,
    points: { ids, truth, predicted },
    against: { kind: 'cloud', medians: runningMedian(pairs.truth, errorsOf(pairs), undefined) },
    ...(agreement && { agreement }),
    percentiles: errorPercentiles(pairs),
  }
}

/** Errors of two models against the true value. */
export const residualsPayload: ResidualsPayload = {
  version: 1,
  title: 'Errors · Above-ground biomass · REO demo, test',
  source: SOURCE,
  synthetic: true,
  task: 'agb',
  quantity: 'Above-ground biomass',
  unit: 'Mg/ha',
  axis: { kind: 'quantity', title: 'true above-ground biomass', unit: 'Mg/ha' },
  columns: ['cloudShare', 'landCover'],
  clustered: 'tile',
  series: [seriesOf('onnx:unet', 'U-Net (S2 + SAR)', 388), seriesOf('baseline:mean', 'Training mean', 120)],
}

const BOX = {
  bias: { value: -20.5, low: -30.5, high: -10.5 },
  errors: { p5: -90, p25: -40, median: -15, p75: 5, p95: 40 },
}

/** The same by classes of a column. */
export const boxesPayload: ResidualsPayload = {
  ...residualsPayload,
  axis: { kind: 'classes', column: 'landCover', title: 'landCover', leftOut: 3 },
  series: residualsPayload.series.map((series) => ({
    ...series,
    misplaced: 5,
    against: {
      kind: 'boxes',
      boxes: [
        { ...BOX, value: 112, title: 'Closed forest, evergreen broad leaf', n: 210 },
        { ...BOX, value: null, title: 'no value', n: 5 },
      ],
    },
  })),
}

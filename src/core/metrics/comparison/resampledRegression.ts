import { type BootstrapOptions, resample } from '../bootstrap'
import { discretise } from '../discretise'
import { r2Of } from '../regressionFigures'
import { addUp, type CommonAnswers } from './commonAnswers'
import { FigureCollector, type ResampledFigures } from './resampledFigures'

export interface ResampledRegressionOptions extends BootstrapOptions {
  /** Where the classes begin that values are discretised into for an accuracy; no such accuracy when absent. */
  readonly classStarts?: readonly number[]
}

/** Sums of a unit: its questions, their centred truth and its square; then those of each model. */
const SHARED = 3
/** Of a model: absolute and squared error, and how many values are of the right class. */
const OF_MODEL = 3

/** Up to so many units resamples are studentised as well: of more, their spread alone tells as much. */
export const FEW_UNITS = 100

/** Share of Σy² below which the spread of resampled truth is rounding: it is constant then. */
const CONSTANT = 1e-12

/**
 * RMSE, MAE and R² of several models over common questions, and over resamples of whole units. A resample needs no more
 * than the sums of every unit, so that its cost grows with the units, not with the questions.
 */
export function resampledRegression(
  common: CommonAnswers<number>,
  { classStarts, ...options }: ResampledRegressionOptions,
): ResampledFigures {
  const models = common.predicted.length
  const stride = SHARED + OF_MODEL * models
  const sums = sumsOfUnits(common, stride, classStarts)
  const collector = new FigureCollector(models, options.bootstrap ?? 0)
  const total = new Float64Array(stride)
  const keep = (index: number) => {
    for (let model = 0; model < models; model++) {
      const at = SHARED + OF_MODEL * model
      const [n, absolute, squared] = [total[0], total[at], total[at + 1]]
      const spread = total[2] - (total[1] * total[1]) / n
      collector.keep('rmse', model, index, Math.sqrt(squared / n))
      collector.keep('mae', model, index, absolute / n)
      collector.keep('r2', model, index, r2Of(squared, spread > CONSTANT * total[2] ? spread : 0))
      if (classStarts) collector.keep('discretisedAccuracy', model, index, total[at + 2] / n)
    }
  }
  addUp(sums, new Uint8Array(common.units.count).fill(1), total)
  keep(-1)
  const isFew = common.units.count <= FEW_UNITS
  resample(common.units.count, options, (counts, index) => {
    addUp(sums, counts, total)
    keep(index)
    if (isFew) keepErrors(collector, { sums, counts, total, models, index })
  })
  return collector.figures
}

interface Resample {
  readonly sums: Float64Array
  readonly counts: Uint8Array
  readonly total: Float64Array
  readonly models: number
  readonly index: number
}

/**
 * Standard errors of the logarithms of RMSE, MAE and 1 − R² in a resample: of each unit, by how much the figure would
 * change with its weight (influence function, Efron and Tibshirani 1993, chapter 21).
 */
function keepErrors(collector: FigureCollector, { sums, counts, total, models, index }: Resample): void {
  const stride = total.length
  const units = sums.length / stride
  const mean = total[1] / total[0]
  const spread = total[2] - total[1] * mean
  for (let model = 0; model < models; model++) {
    const term = SHARED + OF_MODEL * model
    let [rmse, mae, r2] = [0, 0, 0]
    for (let unit = 0, at = 0; unit < units; unit++, at += stride) {
      const count = counts[unit]
      if (count === 0) continue
      const share = sums[at] / total[0]
      const squared = sums[at + term + 1] / total[term + 1]
      const deviation = sums[at + 2] - 2 * mean * sums[at + 1] + mean * mean * sums[at]
      rmse += count * (squared - share) ** 2
      mae += count * (sums[at + term] / total[term] - share) ** 2
      r2 += count * (squared - deviation / spread) ** 2
    }
    const correction = units / (units - 1)
    collector.keepError('rmse', model, index, Math.sqrt(correction * rmse) / 2)
    collector.keepError('mae', model, index, Math.sqrt(correction * mae))
    collector.keepError('r2', model, index, Math.sqrt(correction * r2))
  }
}

function sumsOfUnits(
  { truth, predicted, units }: CommonAnswers<number>,
  stride: number,
  classStarts: readonly number[] | undefined,
): Float64Array {
  const sums = new Float64Array(units.count * stride)
  const centre = truth.reduce((sum, value) => sum + value, 0) / truth.length
  truth.forEach((value, question) => {
    const unit = units.of[question] * stride
    const centred = value - centre
    sums[unit]++
    sums[unit + 1] += centred
    sums[unit + 2] += centred * centred
    predicted.forEach((values, model) => {
      const at = unit + SHARED + OF_MODEL * model
      const error = values[question] - value
      sums[at] += Math.abs(error)
      sums[at + 1] += error * error
      if (classStarts && discretise(value, classStarts) === discretise(values[question], classStarts))
        sums[at + 2]++
    })
  })
  return sums
}

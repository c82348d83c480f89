import { type BootstrapOptions, percentileInterval, resample } from '../../metrics/bootstrap'
import type { Interval } from '../../metrics/results'

/**
 * A figure with its 95 % bootstrap interval over whole units; ends are equal without resamples. Resamples in which it is
 * not defined are left out.
 * @param figureOf the figure where each unit counts so often
 */
export function resampledInterval(
  units: number,
  options: BootstrapOptions,
  value: number,
  figureOf: (timesOf: (unit: number) => number) => number | undefined,
): Interval {
  const resampled: number[] = []
  resample(units, options, (counts) => {
    const figure = figureOf((unit) => counts[unit])
    if (figure !== undefined) resampled.push(figure)
  })
  return resampled.length === 0
    ? { value, low: value, high: value }
    : percentileInterval(value, Float64Array.from(resampled))
}

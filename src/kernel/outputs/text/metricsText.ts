import type { ClassificationMetrics, Interval, RegressionMetrics } from '../../../core/metrics/results'

/** A figure with a fixed number of decimals; a dash where there is none. */
export function figureText(value: number | null | undefined, digits: number): string {
  return value === null || value === undefined || !Number.isFinite(value) ? '–' : value.toFixed(digits)
}

/** A figure with its interval, such as `58.8 [57.1, 60.2]`. */
export function intervalText({ value, low, high }: Interval, digits: number): string {
  return `${figureText(value, digits)} [${figureText(low, digits)}, ${figureText(high, digits)}]`
}

/** Regression metrics in a few short lines, as a figure's corner shows them. */
export function regressionLines(metrics: RegressionMetrics): readonly string[] {
  return [
    `n ${metrics.answered} of ${metrics.n}`,
    `RMSE ${figureText(metrics.rmse, 1)}  MAE ${figureText(metrics.mae, 1)}`,
    `R² ${figureText(metrics.r2, 3)}  bias ${signed(metrics.bias)}`,
  ]
}

/** Classification metrics in a few short phrases. */
export function classificationLines(metrics: ClassificationMetrics): readonly string[] {
  return [
    `n ${metrics.answered} of ${metrics.n}`,
    `accuracy ${figureText(metrics.accuracy, 3)}`,
    `macro F1 ${figureText(metrics.macroF1, 3)}`,
  ]
}

function signed(value: number | null): string {
  const text = figureText(value, 1)
  return value !== null && value > 0 ? `+${text}` : text
}

import type { CoverageError } from '../../core/metrics/coverageMeasures'
import { formatNumber, formatShare } from '../shared/format'

/** How an error is named and written. */
export interface ErrorWords {
  readonly title: string
  /** With its unit. */
  readonly axis: string
  text(value: number): string
}

const TITLES: Readonly<Record<CoverageError, string>> = { rmse: 'RMSE', mae: 'MAE', wrong: 'Share wrong' }

/** @param unit of the task's values; empty for labels */
export function errorWords(error: CoverageError, unit: string): ErrorWords {
  const title = TITLES[error]
  if (error === 'wrong') return { title, axis: 'share wrong', text: (value) => formatShare(value) }
  return {
    title,
    axis: unit === '' ? title : `${title} (${unit})`,
    text: (value) => `${formatNumber(value, 1)}${unit === '' ? '' : ` ${unit}`}`,
  }
}

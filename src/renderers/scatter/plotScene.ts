import type { AnswerShift } from '../../core/metrics/errors/answerShifts'
import type { RegressionShape } from '../../protocol/payloads'
import type { Cloud, Range, Ranges } from '../shared/plot/cloud'

/** One model's predictions on axes of their own. */
export interface ScenePanel {
  readonly series: string
  readonly title: string
  readonly cloud: Cloud
  /** Samples that are selected elsewhere: they stand out, the others step back. */
  readonly highlight?: Cloud
  /** Fitted line, boxes and saturation, as far as they are to be drawn. */
  readonly shape?: RegressionShape
}

/** What the plot shows, apart from the theme. */
export interface PlotScene {
  readonly quantity: string
  readonly unit: string
  readonly digits: number
  readonly limits: Range
  /** Side by side; at least one. */
  readonly panels: readonly ScenePanel[]
  /** Answers of two models about the same samples, over the first panel. */
  readonly shifts?: readonly AnswerShift[]
  /** True values across, predictions up, on the axes of one series. */
  readonly selection: (Ranges & { readonly series: string }) | undefined
}

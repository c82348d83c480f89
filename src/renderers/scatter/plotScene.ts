import type { Cloud, Ranges } from './cloud'

/** What the plot shows, apart from the theme. */
export interface PlotScene {
  /** Changes when another series is shown; zoom is kept while it stays. */
  readonly series: string
  readonly quantity: string
  readonly unit: string
  readonly digits: number
  readonly limits: readonly [low: number, high: number]
  readonly cloud: Cloud
  /** Samples that are selected elsewhere: they stand out, the others step back. */
  readonly highlight?: Cloud
  readonly selection: Ranges | undefined
}

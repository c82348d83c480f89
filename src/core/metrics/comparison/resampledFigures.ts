/** Figures that models are compared by. */
export const COMPARED_FIGURES = ['rmse', 'mae', 'r2', 'discretisedAccuracy', 'accuracy', 'macroF1'] as const
export type ComparedFigure = (typeof COMPARED_FIGURES)[number]

/** Which end of a figure is the better one, and the range that it can be in. */
export const FIGURE_SCALES: Readonly<
  Record<ComparedFigure, { readonly better: 'low' | 'high'; readonly range: readonly [number, number] }>
> = {
  rmse: { better: 'low', range: [0, Infinity] },
  mae: { better: 'low', range: [0, Infinity] },
  r2: { better: 'high', range: [-Infinity, 1] },
  discretisedAccuracy: { better: 'high', range: [0, 1] },
  accuracy: { better: 'high', range: [0, 1] },
  macroF1: { better: 'high', range: [0, 1] },
}

/** A figure of one model over common questions, and the same over resamples of their units. */
export interface ResampledFigure {
  readonly value: number
  /** The same resample stands at the same index for every model. */
  readonly resampled: Float64Array
}

/** The figures of several models, model by model. */
export type ResampledFigures = Readonly<Partial<Record<ComparedFigure, readonly ResampledFigure[]>>>

/** Collects figures in the order in which they are computed: first those of the questions as they are. */
export class FigureCollector {
  readonly #figures = new Map<ComparedFigure, { values: Float64Array; resampled: Float64Array[] }>()
  readonly #models: number
  readonly #resamples: number

  constructor(models: number, resamples: number) {
    this.#models = models
    this.#resamples = resamples
  }

  /** Keeps a figure. @param index number of the resample; −1 for the questions as they are */
  keep(figure: ComparedFigure, model: number, index: number, value: number): void {
    const kept = this.#figures.get(figure) ?? this.#begin(figure)
    if (index < 0) kept.values[model] = value
    else kept.resampled[model][index] = value
  }

  get figures(): ResampledFigures {
    return Object.fromEntries(
      [...this.#figures].map(([figure, { values, resampled }]) => [
        figure,
        resampled.map((each, model) => ({ value: values[model], resampled: each })),
      ]),
    )
  }

  #begin(figure: ComparedFigure) {
    const resampled = Array.from({ length: this.#models }, () => new Float64Array(this.#resamples))
    const begun = { values: new Float64Array(this.#models), resampled }
    this.#figures.set(figure, begun)
    return begun
  }
}

/** Figures that models are compared by. */
export const COMPARED_FIGURES = ['rmse', 'mae', 'r2', 'discretisedAccuracy', 'accuracy', 'macroF1'] as const
export type ComparedFigure = (typeof COMPARED_FIGURES)[number]

/**
 * How a figure is read: which end is the better one, the range that it can be in, and on which scale it is spread evenly, so
 * that its interval is found there: as it is, by its logarithm, or by that of what it lacks of 1.
 */
export interface FigureScale {
  readonly better: 'low' | 'high'
  readonly range: readonly [least: number, most: number]
  readonly even: 'as it is' | 'logarithm' | 'logarithm of the rest'
}

/** The scale of a figure that may be anything and is spread evenly as it is. */
export const EVEN_AS_IT_IS = { range: [-Infinity, Infinity], even: 'as it is' } as const

/** The scale of shares and of means of shares. */
export const EVEN_SHARE = { range: [0, 1], even: 'as it is' } as const

/** How each figure is read. */
export const FIGURE_SCALES: Readonly<Record<ComparedFigure, FigureScale>> = {
  rmse: { better: 'low', range: [0, Infinity], even: 'logarithm' },
  mae: { better: 'low', range: [0, Infinity], even: 'logarithm' },
  r2: { better: 'high', range: [-Infinity, 1], even: 'logarithm of the rest' },
  discretisedAccuracy: { better: 'high', ...EVEN_SHARE },
  accuracy: { better: 'high', ...EVEN_SHARE },
  macroF1: { better: 'high', ...EVEN_SHARE },
}

/** A figure of one model over common questions, and the same over resamples of their units. */
export interface ResampledFigure {
  readonly value: number
  /** The same resample stands at the same index for every model. */
  readonly resampled: Float64Array
  /**
   * Standard error of the figure on its even scale in each resample, by linearisation; absent where units are many, or
   * the figure is not smooth.
   */
  readonly errors?: Float64Array
}

/** The figures of several models, model by model. */
export type ResampledFigures = Readonly<Partial<Record<ComparedFigure, readonly ResampledFigure[]>>>

interface KeptFigure {
  readonly values: Float64Array
  readonly resampled: readonly Float64Array[]
  errors?: readonly Float64Array[]
}

/** Collects figures in the order in which they are computed: first those of the questions as they are. */
export class FigureCollector {
  readonly #figures = new Map<ComparedFigure, KeptFigure>()
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

  /** Keeps the standard error of a figure that was kept of a resample. */
  keepError(figure: ComparedFigure, model: number, index: number, error: number): void {
    const kept = this.#figures.get(figure) ?? this.#begin(figure)
    kept.errors ??= kept.resampled.map(({ length }) => new Float64Array(length))
    kept.errors[model][index] = error
  }

  get figures(): ResampledFigures {
    return Object.fromEntries(
      [...this.#figures].map(([figure, { values, resampled, errors }]) => [
        figure,
        resampled.map((each, model) => ({
          value: values[model],
          resampled: each,
          ...(errors && { errors: errors[model] }),
        })),
      ]),
    )
  }

  #begin(figure: ComparedFigure) {
    const resampled = Array.from({ length: this.#models }, () => new Float64Array(this.#resamples))
    const begun: KeptFigure = {
      values: new Float64Array(this.#models),
      resampled,
    }
    this.#figures.set(figure, begun)
    return begun
  }
}

/** What one model lost in all, and how many questions it left unanswered. */
export interface PenalisedModel {
  /** Sum of the losses of its answers. */
  readonly loss: number
  readonly answered: number
  /** Questions that it was asked. */
  readonly n: number
}

/** The order of models while an unanswered question costs from `from` to `to`. */
export interface PenaltyRanking {
  readonly from: number
  readonly to: number
  /** Indices of the models, the best first. */
  readonly order: readonly number[]
}

/** Mean loss of a model where each unanswered question costs a penalty; a straight line in the penalty. */
export function penalisedLoss({ loss, answered, n }: PenalisedModel, penalty: number): number {
  return (loss + penalty * (n - answered)) / n
}

/**
 * How the order of models depends on what an unanswered question costs: ranges of the penalty, from 0 to `most`, in each of
 * which it stays. It changes only where two models' lines cross, which is found exactly.
 */
export function rankingsByPenalty(
  models: readonly PenalisedModel[],
  most: number,
): readonly PenaltyRanking[] {
  const crossings = models.flatMap((first, index) =>
    models.slice(index + 1).map((second) => crossingOf(first, second)),
  )
  const edges = [...new Set([0, ...crossings.filter((at) => at > 0 && at < most), most])].sort(
    (a, b) => a - b,
  )
  const ranges = edges.slice(1).map((to, index) => ({
    from: edges[index],
    to,
    order: orderAt(models, (edges[index] + to) / 2),
  }))
  return ranges.reduce<readonly PenaltyRanking[]>((joined, range) => {
    const last = joined.at(-1)
    const isSame = last?.order.every((model, rank) => model === range.order[rank]) ?? false
    return last !== undefined && isSame
      ? [...joined.slice(0, -1), { ...last, to: range.to }]
      : [...joined, range]
  }, [])
}

/** The penalty at which two models lose as much, without the last digits' noise; NaN or infinite where there is none. */
function crossingOf(first: PenalisedModel, second: PenalisedModel): number {
  const unanswered = ({ n, answered }: PenalisedModel) => (n - answered) / n
  const gained = penalisedLoss(first, 0) - penalisedLoss(second, 0)
  return Number((gained / (unanswered(second) - unanswered(first))).toPrecision(12))
}

function orderAt(models: readonly PenalisedModel[], penalty: number): readonly number[] {
  const losses = models.map((model) => penalisedLoss(model, penalty))
  return models.map((_, model) => model).sort((a, b) => losses[a] - losses[b])
}

/** One model's numbers about samples; the arrays are parallel. */
export interface SampleNumbers {
  readonly ids: readonly string[]
  readonly truth: ArrayLike<number>
  readonly predicted: ArrayLike<number>
}

/** What two models say about the same sample. */
export interface AnswerShift {
  readonly id: string
  readonly truth: number
  readonly first: number
  readonly second: number
}

/** How the answers of a second model lie to those of a first. */
export interface AnswerShifts {
  /** Samples that both answered, and how many of them the second is nearer to the truth in, and farther from it. */
  readonly common: number
  readonly nearer: number
  readonly farther: number
  /** Those whose answers differ most, the greatest difference first; none that do not differ. */
  readonly shifts: readonly AnswerShift[]
}

/** Two models' answers about the same samples; one asked about several times counts once. @param most shifts that are given */
export function answerShifts(first: SampleNumbers, second: SampleNumbers, most: number): AnswerShifts {
  const places = new Map(second.ids.map((id, place) => [id, place]))
  const common = [...new Map(first.ids.map((id, place) => [id, place]))].flatMap(([id, place]) => {
    const other = places.get(id)
    if (other === undefined) return []
    return [{ id, truth: first.truth[place], first: first.predicted[place], second: second.predicted[other] }]
  })
  const gains = common.map((each) => Math.abs(each.first - each.truth) - Math.abs(each.second - each.truth))
  return {
    common: common.length,
    nearer: gains.filter((gain) => gain > 0).length,
    farther: gains.filter((gain) => gain < 0).length,
    shifts: common
      .filter((each) => each.first !== each.second)
      .sort((one, other) => Math.abs(other.second - other.first) - Math.abs(one.second - one.first))
      .slice(0, most),
  }
}

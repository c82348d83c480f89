/** What regression is scored over: the answered items' true and predicted values, side by side. */
export interface Pairs {
  /** Items with truth, answered or not. */
  readonly n: number
  readonly truth: Float64Array
  readonly predicted: Float64Array
}

/**
 * Pairs up truth and prediction: an item without finite truth is not counted, one without a finite prediction is
 * not answered.
 * @throws RangeError when the two differ in length
 */
export function pairUp(truth: ArrayLike<number>, predicted: ArrayLike<number>): Pairs {
  refuseUnequalLengths(truth, predicted)
  const trueValues = new Float64Array(truth.length)
  const predictedValues = new Float64Array(truth.length)
  let n = 0
  let answered = 0
  for (let item = 0; item < truth.length; item++) {
    if (!Number.isFinite(truth[item])) continue
    n++
    if (!Number.isFinite(predicted[item])) continue
    trueValues[answered] = truth[item]
    predictedValues[answered] = predicted[item]
    answered++
  }
  return { n, truth: trueValues.subarray(0, answered), predicted: predictedValues.subarray(0, answered) }
}

/** @throws RangeError when truth and predictions differ in number */
export function refuseUnequalLengths(truth: ArrayLike<unknown>, predicted: ArrayLike<unknown>): void {
  if (truth.length === predicted.length) return
  throw new RangeError(`There are ${truth.length} true values but ${predicted.length} predictions`)
}

/**
 * Mean loss of the surest answers, for growing numbers of them (risk–coverage curve: El-Yaniv and Wiener 2010, JMLR 11).
 * Answers that are equally sure are in no order: each counts with their mean.
 * @param sureness of each answer, the greater the surer
 * @param losses parallel to it
 * @param counts how many answers are kept, each at most all of them
 */
export function meanLossOfSurest(
  sureness: readonly number[],
  losses: readonly number[],
  counts: readonly number[],
): readonly number[] {
  const order = sureness.map((_, answer) => answer).sort((a, b) => sureness[b] - sureness[a])
  const reached = new Float64Array(order.length + 1)
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && sureness[order[end]] === sureness[order[start]]) end++
    const sum = order.slice(start, end).reduce((total, answer) => total + losses[answer], 0)
    for (let place = start; place < end; place++) reached[place + 1] = reached[place] + sum / (end - start)
  }
  return counts.map((count) => reached[count] / count)
}

/** Numbers of answers to keep, up to all, in equal steps; each number once. */
export function keptCounts(answers: number, steps: number): readonly number[] {
  if (answers === 0) return []
  return [...new Set(Array.from({ length: steps }, (_, step) => Math.ceil(((step + 1) / steps) * answers)))]
}

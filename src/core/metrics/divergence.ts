/* How far two distributions over the same classes or ordered cells are apart, and how even one is, from counts. */

/**
 * Total variation distance ½ Σ|p − q| of two sets of counts over the same classes: the share of one that would have
 * to change class to give the other, 0–1; null where one is empty.
 */
export function totalVariation(first: ArrayLike<number>, second: ArrayLike<number>): number | null {
  const [n, m] = [sumOf(first), sumOf(second)]
  if (n === 0 || m === 0) return null
  let sum = 0
  for (let index = 0; index < first.length; index++) sum += Math.abs(first[index] / n - second[index] / m)
  return sum / 2
}

/**
 * Jensen–Shannon divergence in bits, 0–1 (Lin 1991, doi:10.1109/18.61115): the mean of both distributions' relative
 * entropies to their mixture; null where one is empty.
 */
export function jensenShannon(first: ArrayLike<number>, second: ArrayLike<number>): number | null {
  const [n, m] = [sumOf(first), sumOf(second)]
  if (n === 0 || m === 0) return null
  let sum = 0
  for (let index = 0; index < first.length; index++) {
    const [p, q] = [first[index] / n, second[index] / m]
    const mixed = (p + q) / 2
    if (p > 0) sum += p * Math.log2(p / mixed)
    if (q > 0) sum += q * Math.log2(q / mixed)
  }
  return Math.max(0, sum / 2)
}

/**
 * Kolmogorov–Smirnov distance of two samples: the largest difference of their cumulative shares, 0–1; null where one
 * is empty.
 * @param first counts over cells of the value in ascending order
 * @param second counts over the same cells
 */
export function kolmogorovSmirnov(first: ArrayLike<number>, second: ArrayLike<number>): number | null {
  const [n, m] = [sumOf(first), sumOf(second)]
  if (n === 0 || m === 0) return null
  let [below, under, largest] = [0, 0, 0]
  for (let index = 0; index < first.length; index++) {
    below += first[index]
    under += second[index]
    largest = Math.max(largest, Math.abs(below / n - under / m))
  }
  return largest
}

/** Shannon entropy in nats; 0 where there is nothing. */
export function entropy(counts: ArrayLike<number>): number {
  const total = sumOf(counts)
  let sum = 0
  for (let index = 0; index < counts.length; index++) {
    const share = counts[index] / total
    if (share > 0) sum -= share * Math.log(share)
  }
  return sum
}

/** How evenly things are spread over classes. */
export interface Balance {
  /** Entropy over its largest value, ln of the number of classes: Pielou's evenness (1966), 0–1; null for one class. */
  readonly evenness: number | null
  /** exp(entropy): as many equally frequent classes are as diverse (Hill 1973, number of order 1; Jost 2006). */
  readonly effective: number
}

/**
 * Balance of counts; null where there is nothing.
 * @param classes number of classes that could occur; those that do when absent
 */
export function balanceOf(counts: readonly number[], classes = occurring(counts)): Balance | null {
  if (sumOf(counts) === 0) return null
  const nats = entropy(counts)
  return { evenness: classes < 2 ? null : nats / Math.log(classes), effective: Math.exp(nats) }
}

function occurring(counts: readonly number[]): number {
  return counts.filter((count) => count > 0).length
}

/** Sum of counts. */
export function sumOf(counts: ArrayLike<number>): number {
  let sum = 0
  for (let index = 0; index < counts.length; index++) sum += counts[index]
  return sum
}

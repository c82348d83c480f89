/**
 * Adjusts the p-values of several tests so that the chance of any false finding among them stays what it is for one
 * (Holm 1979).
 * @returns the adjusted values, in the order of those given
 */
export function holm(p: readonly number[]): readonly number[] {
  const order = p.map((_, test) => test).sort((a, b) => p[a] - p[b])
  const adjusted = new Array<number>(p.length)
  let largest = 0
  order.forEach((test, rank) => {
    largest = Math.max(largest, Math.min(1, p[test] * (p.length - rank)))
    adjusted[test] = largest
  })
  return adjusted
}

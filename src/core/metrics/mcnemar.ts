import { logChoose } from './hypergeometric'

/**
 * McNemar's exact test: the two-sided chance that of the questions that just one of two models has right, so few or fewer
 * fall to one of them where neither is better (binomial with ½).
 * @param onlyFirst questions that only the first has right
 * @param onlySecond questions that only the second has right
 */
export function mcnemar(onlyFirst: number, onlySecond: number): number {
  const n = onlyFirst + onlySecond
  let fewer = Math.min(onlyFirst, onlySecond)
  let term = Math.exp(logChoose(n, fewer) - n * Math.LN2)
  let tail = term
  for (; fewer > 0 && term > tail * Number.EPSILON; fewer--) {
    term *= fewer / (n - fewer + 1)
    tail += term
  }
  return Math.min(1, 2 * tail)
}

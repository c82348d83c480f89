import type { NumberDistribution } from '../models/model'
import { quantileOf } from './distributionFigures'
import { middleOfOpen, type NumberDomain } from './numeralStart'

/** Adds up the probabilities of numbers, those included of which only the first digits are known. */
export class NumberTally {
  readonly #domain: NumberDomain
  readonly #values = new Map<number, number>()
  readonly #open = new Map<string, number>()

  constructor(domain: NumberDomain) {
    this.#domain = domain
  }

  /** A number; one that is not possible is left out, and is missing then. */
  add(value: number, probability: number): void {
    const [minimum, maximum] = this.#domain.range
    if (probability > 0 && value >= minimum && value <= maximum) addTo(this.#values, value, probability)
  }

  /** A number of which only the first digits are known; none at all are missing. */
  addOpen(digits: string, probability: number): void {
    addTo(this.#open, digits, probability)
  }

  /**
   * @param near number that open ones are likely to be near to, in their number of digits; the median of the whole ones
   *   when absent
   */
  distribution(near = this.#median): NumberDistribution {
    const values = new Map(this.#values)
    let rounded = 0
    for (const [digits, probability] of this.#open) {
      const middle = middleOfOpen(digits, near, this.#domain)
      if (middle === undefined || probability === 0) continue
      addTo(values, middle, probability)
      rounded += probability
    }
    return normalised([...values], rounded)
  }

  get #median(): number | undefined {
    return quantileOf([...this.#values], 0.5)
  }
}

/** Rounding makes probabilities add up to more than 1 at times, by a little. */
function normalised(
  values: readonly (readonly [value: number, probability: number])[],
  rounded: number,
): NumberDistribution {
  const sum = values.reduce((total, [, probability]) => total + probability, 0)
  const scale = Math.max(1, sum)
  return {
    values: values
      .map(([value, probability]) => [value, probability / scale] as const)
      .sort(([, first], [, second]) => second - first),
    missing: Math.max(0, 1 - sum),
    ...(rounded > 0 && { rounded: rounded / scale }),
  }
}

function addTo<Key>(map: Map<Key, number>, key: Key, probability: number): void {
  map.set(key, (map.get(key) ?? 0) + probability)
}

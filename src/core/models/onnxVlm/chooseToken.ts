import type { Random } from '../../demo/random'

/** A token with the natural logarithm of its probability. */
export interface ScoredToken {
  readonly token: number
  readonly logprob: number
}

/** A token that was chosen, and the most probable ones in its place, itself among them. */
export interface Choice extends ScoredToken {
  readonly top: readonly ScoredToken[]
}

export interface ChooseOptions {
  readonly temperature: number
  /** How many of the most probable tokens are told. */
  readonly topLogprobs: number
}

/**
 * Chooses the next token: the most probable one, or at a temperature by chance. Probabilities are the model's own,
 * whatever the temperature.
 * @returns undefined where the logits are no numbers
 */
export function choose(
  logits: Float32Array,
  { temperature, topLogprobs }: ChooseOptions,
  random: Random,
): Choice | undefined {
  const logprobs = logSoftmax(logits)
  if (logprobs === undefined) return undefined
  const token = temperature > 0 ? sample(logits, temperature, random) : indexOfLargest(logits)
  const scored = (each: number): ScoredToken => ({ token: each, logprob: logprobs[each] })
  const top = mostProbable(logprobs, topLogprobs)
  const told = topLogprobs === 0 || top.includes(token) ? top : [...top, token]
  return { ...scored(token), top: told.map(scored) }
}

/** Natural logarithms of the probabilities that logits stand for; undefined where they are no numbers. */
export function logSoftmax(logits: Float32Array): Float64Array | undefined {
  const largest = logits[indexOfLargest(logits)]
  let sum = 0
  for (const logit of logits) sum += Math.exp(logit - largest)
  const shift = largest + Math.log(sum)
  return Number.isFinite(shift) ? Float64Array.from(logits, (logit) => logit - shift) : undefined
}

/** The first of the largest; NaN counts for none. */
function indexOfLargest(values: Float32Array): number {
  let best = 0
  for (let index = 1; index < values.length; index++) if (values[index] > values[best]) best = index
  return best
}

function sample(logits: Float32Array, temperature: number, random: Random): number {
  const largest = logits[indexOfLargest(logits)]
  const weights = Float64Array.from(logits, (logit) => Math.exp((logit - largest) / temperature))
  let left = random.uniform(
    0,
    weights.reduce((sum, weight) => sum + weight, 0),
  )
  const chosen = weights.findIndex((weight) => (left -= weight) < 0)
  return chosen < 0 ? indexOfLargest(logits) : chosen
}

/** The tokens of the largest values, largest first. */
function mostProbable(logprobs: Float64Array, many: number): number[] {
  if (many === 0) return []
  return Array.from(logprobs.keys())
    .sort((a, b) => logprobs[b] - logprobs[a] || a - b)
    .slice(0, many)
}

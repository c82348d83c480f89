import type { SurenessKind } from '../../metrics/coverageMeasures'
import { isNumberTask } from '../../numberTokens/distributionOf'
import { spreadsOfNumbers } from '../../numberTokens/spreads'
import type { AnswerGroup } from '../answerGroups'
import type { AnswerLine } from '../runLog'

/** How sure a model is of its answers; the greater the surer, undefined where the log does not tell. */
export interface Sureness {
  readonly by: SurenessKind
  readonly of: (answer: AnswerLine) => number | undefined
}

/**
 * How sure a model is: of numbers, the less spread what it might have answered, by repeats or probabilities of tokens, the
 * surer; of labels, the probability of the words that they were read from.
 */
export function surenessOf({ model, task, answers }: AnswerGroup): Sureness {
  if (!isNumberTask(task)) return { by: 'probability', of: probabilityOf }
  const spreads = spreadsOfNumbers(answers, task, model.reading?.policies)
  return {
    by: 'spread',
    of: ({ sample }) => {
      const spread = spreads.get(sample)
      return spread === undefined ? undefined : -spread
    },
  }
}

/** Logarithm of the probability of the tokens that an answer's value was read from. */
function probabilityOf({ raw, span = [0, raw.length], logprobs }: AnswerLine): number | undefined {
  if (logprobs === undefined || logprobs.length === 0) return undefined
  const [start, end] = span
  let [at, sum] = [0, 0]
  for (const { token, logprob } of logprobs) {
    if (at < end && at + token.length > start) sum += logprob
    at += token.length
  }
  return sum
}

import type { EndpointReport, Prices } from '../../core/models/model'

/** One thing that a trial of a model found out, for people. */
export interface Fact {
  readonly isGood: boolean
  readonly text: string
  readonly detail: string
}

/** What a trial found out, the most important first. */
export function factsOf({
  pictures,
  schema,
  logprobs,
  reportedModel,
  contextTokens,
  unreachable = [],
}: EndpointReport): readonly Fact[] {
  return [
    pictures === 'seen'
      ? { isGood: true, text: 'Sees pictures', detail: 'told the colour of a test picture' }
      : {
          isGood: false,
          text: 'Takes pictures, but may not see them',
          detail: 'told another colour than the test picture has',
        },
    schema
      ? { isGood: true, text: 'Keeps to JSON schemas', detail: 'answers can be asked for as JSON' }
      : { isGood: false, text: 'Keeps to no JSON schema', detail: 'ask for answers in words' },
    logprobs
      ? { isGood: true, text: 'Tells probabilities', detail: 'of its tokens and their alternatives' }
      : { isGood: false, text: 'Tells no probabilities', detail: 'of its tokens' },
    ...unreachable.map((address) => ({ isGood: false, text: `${address} does not answer`, detail: '' })),
    ...(reportedModel === undefined
      ? []
      : [{ isGood: true, text: `Calls itself ${reportedModel}`, detail: contextText(contextTokens) }]),
  ]
}

function contextText(tokens: number | undefined): string {
  return tokens === undefined ? '' : `context of ${tokens.toLocaleString('en')} tokens`
}

/** Such as `$0.15 in, $0.60 out, per million tokens`. */
export function pricesText(prices: Prices | undefined): string {
  if (prices === undefined) return 'not set: runs tell tokens, but no cost'
  return `$${prices.input} in, $${prices.output} out, per million tokens`
}

/** Prices as typed; undefined for none. */
export function pricesOf(text: string): Prices | undefined {
  const [, input, output] = PRICES.exec(text) ?? []
  return input === undefined ? undefined : { input: Number(input), output: Number(output) }
}

/** What is wrong with prices as typed; an empty text means none. */
export function pricesProblem(text: string): string | undefined {
  if (text.trim() === '' || PRICES.test(text)) return undefined
  return 'Type two numbers, such as 0.15/0.60, or nothing.'
}

const PRICES = /^\s*(\d+(?:\.\d+)?)\s*\/\s*(\d+(?:\.\d+)?)\s*$/

/** What is wrong with a number of requests at a time as typed. */
export function concurrencyProblem(text: string): string | undefined {
  return /^\s*[1-9]\d{0,3}\s*$/.test(text) ? undefined : 'Type a whole number from 1 to 9999.'
}

/** What is wrong with an address as typed. */
export function addressProblem(text: string): string | undefined {
  const isAddress = text
    .split(',')
    .every((part) => /^\s*https?:\/\//i.test(part) && URL.canParse(part.trim()))
  if (!isAddress)
    return 'Type an address such as http://localhost:8000/v1; several servers with commas between.'
  return /\/\/[^/]*@/.test(text) ? 'Leave the password out: a key is asked for by itself.' : undefined
}

/** An address as typed, as ids have it. */
export function addressOfText(text: string): string {
  return text
    .split(',')
    .map((part) => part.trim().replace(/\/+$/, ''))
    .join(',')
}

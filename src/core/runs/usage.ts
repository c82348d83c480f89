import type { Answer, ModelDescription, Prices, TokenUsage } from '../models/model'
import type { Run } from './runLog'

/** What the answers of one model took, whether they are scored or not. */
export interface ModelUsage {
  readonly model: ModelDescription
  /** Answers that were asked for. */
  readonly requests: number
  /** Answers that an identical request had already: they took nothing. */
  readonly cached: number
  /** Tokens of the answers asked for, where the endpoint counts them. */
  readonly tokens?: TokenUsage
  /** Milliseconds to an answer. */
  readonly latency?: { readonly median: number; readonly p95: number }
  /** US dollars, where the model has prices. */
  readonly cost?: number
}

/** US dollars that tokens cost. */
export function costOf({ inputTokens, outputTokens }: TokenUsage, prices: Prices): number {
  return (inputTokens * prices.input + outputTokens * prices.output) / 1e6
}

/** The usage of every model whose answers tell of some; what failed and was asked again is not counted. */
export function countUsage({ header, answers }: Run): readonly ModelUsage[] {
  return header.models.flatMap((model) => {
    const own = answers.filter((answer) => answer.model === model.id && answer.status !== 'error')
    const tells = ({ usage, latencyMs, cached }: Answer) =>
      usage !== undefined || latencyMs !== undefined || cached === true
    return own.some(tells) ? [usageOf(model, own)] : []
  })
}

function usageOf(model: ModelDescription, answers: readonly Answer[]): ModelUsage {
  const asked = answers.filter(({ cached }) => cached !== true)
  const counted = asked.flatMap(({ usage }) => usage ?? [])
  const tokens = counted.reduce(addTokens, { inputTokens: 0, outputTokens: 0 })
  const latencies = Float64Array.from(asked.flatMap(({ latencyMs }) => latencyMs ?? [])).sort()
  return {
    model,
    requests: asked.length,
    cached: answers.length - asked.length,
    ...(counted.length > 0 && { tokens }),
    ...(latencies.length > 0 && { latency: { median: at(latencies, 0.5), p95: at(latencies, 0.95) } }),
    ...(counted.length > 0 && model.prices && { cost: costOf(tokens, model.prices) }),
  }
}

/** The tokens of two requests together. */
export function addTokens(a: TokenUsage, b: TokenUsage): TokenUsage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
  }
}

/** The value below which a share of sorted values lies. */
function at(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
}

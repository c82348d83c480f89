import { askedQuestions } from '../../../src/core/runs/askedQuestions'
import { flipsOf } from '../../../src/core/runs/flips/flips'
import { flipsPayload } from '../../../src/kernel/outputs/payloads/flipsPayload'
import type { FlipsPayload } from '../../../src/protocol/flips'
import { coverAnswers, S2, S2_SAR } from './classifiedAnswers'
import { SOURCE } from './payloads'

/** What both models answered. */
export const COVER_LINES = [...coverAnswers(S2), ...coverAnswers(S2_SAR)]
const TRUTHS = new Map(COVER_LINES.map(({ sample, truth }) => [sample, String(truth)]))

/** An output of both models, made by the kernel's own builder. */
export function madeFlips(parts: Partial<Parameters<typeof flipsPayload>[0]> = {}): FlipsPayload {
  const ids = [S2.id, S2_SAR.id] as const
  const flips = flipsOf('landCover', askedQuestions(COVER_LINES, 'landCover', ids), ids, {
    classOf: (sample) => TRUTHS.get(sample),
  })
  return flipsPayload({
    task: 'landCover',
    title: 'Land cover: flips · REO demo, test',
    source: SOURCE,
    synthetic: true,
    by: 'landCover',
    clustered: undefined,
    steps: [{ pair: [S2, S2_SAR], flips }],
    ...parts,
  })
}

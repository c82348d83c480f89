import { OUTPUT_BUDGET } from '../../../protocol/mimes'

/** Bytes of a payload's JSON within which its text and picture still fit the budget of an output. */
export const PAYLOAD_BUDGET = 0.8 * OUTPUT_BUDGET

/** Whether a payload leaves room in an output for its text and its picture. */
export function fitsOutput(payload: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(payload)) <= PAYLOAD_BUDGET
}

/** As many of the first items as fit an output, found by halving; none where not even one does. */
export function fittingItems<Item>(
  items: readonly Item[],
  payloadOf: (items: readonly Item[]) => unknown,
): readonly Item[] {
  let kept = items
  while (kept.length > 0 && !fitsOutput(payloadOf(kept))) kept = kept.slice(0, Math.floor(kept.length / 2))
  return kept
}

/** The first payload that fits an output; the last where none does. @param makers the most detailed first, at least one */
export function firstThatFits<Payload>(makers: readonly (() => Payload)[]): Payload {
  const [make, ...simpler] = makers
  const payload = make()
  return simpler.length === 0 || fitsOutput(payload) ? payload : firstThatFits(simpler)
}

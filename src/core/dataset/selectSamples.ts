import { meets } from './conditions'
import type { SampleQuery } from './dataset'
import type { Sample } from './sample'

/** Of some samples those that a query asks for, in their order; no more are drawn than it takes. */
export async function* selectSamples(
  samples: AsyncIterable<Sample> | Iterable<Sample>,
  { split, where = {}, limit = Infinity, signal }: SampleQuery = {},
): AsyncIterable<Sample> {
  let left = limit
  if (left <= 0) return
  for await (const sample of samples) {
    signal?.throwIfAborted()
    if ((split !== undefined && sample.split !== split) || !meets(sample, where)) continue
    yield sample
    if (--left <= 0) return
  }
}

import type { Sample } from '../dataset/sample'
import { turnOfEventLoop } from '../turnOfEventLoop'
import { type CardColumns, CardTally } from './cardTally'
import type { DataCard } from './dataCard'

export interface CardOptions extends CardColumns {
  readonly signal?: AbortSignal
  /** Told now and then how many samples are counted. */
  onProgress?(done: number): void
}

/** Samples counted between two turns of the event loop: some milliseconds' worth. */
const SAMPLES_A_TURN = 2000

/**
 * Counts what samples are made of, one after the other.
 * @throws the signal's reason once it is aborted
 * @throws ReoError when a column that is named is not there
 */
export async function buildCard(
  samples: AsyncIterable<Sample>,
  { signal, onProgress, ...columns }: CardOptions = {},
): Promise<DataCard> {
  const tally = new CardTally(columns)
  let done = 0
  for await (const sample of samples) {
    if (done % SAMPLES_A_TURN === 0) {
      onProgress?.(done)
      await turnOfEventLoop()
      signal?.throwIfAborted()
    }
    tally.add(sample)
    done++
  }
  onProgress?.(done)
  return tally.card
}

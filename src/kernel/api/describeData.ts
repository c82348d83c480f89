import { buildCard } from '../../core/card/buildCard'
import type { CardColumns } from '../../core/card/cardTally'
import type { Sample } from '../../core/dataset/sample'
import type { DataCardPayload } from '../../protocol/payloads'
import { currentExecution } from '../cells/execution'
import { type DataCardParts, dataCardPayload } from '../outputs/payloads/dataCardPayload'
import { PATIENCE, ProgressDisplay } from './progressDisplay'

/**
 * Counts samples for their data card, and tells how far it is.
 * @throws the interruption of the running cell
 */
export async function describeData(
  samples: AsyncIterable<Sample>,
  parts: Omit<DataCardParts, 'card'>,
  columns: CardColumns,
): Promise<DataCardPayload> {
  const signal = currentExecution()?.signal
  const progress = new ProgressDisplay(PATIENCE)
  const card = await buildCard(samples, {
    ...columns,
    ...(signal !== undefined && { signal }),
    onProgress: (done) => progress.update(`${done.toLocaleString('en')} samples counted`),
  })
  return dataCardPayload({ ...parts, card })
}

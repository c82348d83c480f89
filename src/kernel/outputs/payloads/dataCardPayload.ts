import type { DataCard } from '../../../core/card/dataCard'
import type { DatasetDescription } from '../../../core/dataset/dataset'
import type { DataCardPayload, DataPart, PayloadSource } from '../../../protocol/payloads'
import { fittingItems } from './budget'
import { datasetFacts } from './datasetFacts'

export interface DataCardParts {
  readonly dataset: DatasetDescription
  readonly card: DataCard
  /** Absent where a function chose the samples, so that they cannot be asked for again. */
  readonly source?: PayloadSource
  /** What was counted, in words, such as `test`; empty for all. */
  readonly partTitle: string
  readonly part: DataPart
}

/** What a data set is made of, with as many of its columns as fit an output. */
export function dataCardPayload({ dataset, card, source, partTitle, part }: DataCardParts): DataCardPayload {
  const payloadOf = (columns: DataCard['columns']): DataCardPayload => ({
    version: 1,
    title: [dataset.name, partTitle].filter((text) => text !== '').join(' · '),
    ...(source !== undefined && { source }),
    synthetic: dataset.synthetic,
    facts: datasetFacts(dataset),
    card: {
      ...card,
      columns,
      columnsLeftOut: card.columnsLeftOut + card.columns.length - columns.length,
    },
    part,
  })
  return payloadOf(fittingItems(card.columns, payloadOf))
}

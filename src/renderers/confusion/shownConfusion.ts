import type { ConfusionPayload, ConfusionSeries, ConfusionView } from '../../protocol/payloads'
import { type CellContent, CONTENTS } from './cellLook'
import { chosenView } from './views'

/** Names of the reader's choices, besides that of the view. */
export const MODEL = 'model'
export const OTHER = 'compared with'
export const CONTENT = 'content'
export const ABSENT = 'absent'
export const EXAMPLES = 'examples'

/** What the reader chose to see. */
export interface ShownConfusion {
  readonly view: ConfusionView
  readonly series: ConfusionSeries
  /** The model whose matrix is taken from that of the series, where two are compared. */
  readonly other?: ConfusionSeries
  readonly content: CellContent
  /** Whether classes that do not occur are shown too. */
  readonly withAbsent: boolean
}

/** What is chosen; undefined where there are no predictions. */
export function shownConfusion(
  payload: ConfusionPayload,
  choices: ReadonlyMap<string, string>,
): ShownConfusion | undefined {
  const view = chosenView(payload, choices)
  const series = view.series.find(({ model }) => model === choices.get(MODEL)) ?? view.series.at(0)
  if (series === undefined) return undefined
  const other = view.series.find(({ model }) => model === choices.get(OTHER) && model !== series.model)
  return {
    view,
    series,
    ...(other && { other }),
    content: CONTENTS.find(({ id }) => id === choices.get(CONTENT))?.id ?? 'counts',
    withAbsent: choices.get(ABSENT) === 'shown',
  }
}

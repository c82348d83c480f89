import type { ConfusionPayload, ConfusionView } from '../../protocol/payloads'

/** The reader's choice of a view, by its place. */
export const VIEW = 'view'

/** All views of an output, its own classes first. */
export function viewsOf({
  viewTitle = 'All',
  labels,
  series,
  views = [],
}: ConfusionPayload): readonly [ConfusionView, ...ConfusionView[]] {
  return [{ title: viewTitle, labels, series }, ...views]
}

/** The view that the reader chose; the first where that is not there. */
export function chosenView(payload: ConfusionPayload, choices: ReadonlyMap<string, string>): ConfusionView {
  const views = viewsOf(payload)
  return views.at(Number(choices.get(VIEW) ?? 0)) ?? views[0]
}

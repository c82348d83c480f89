import type { ConfusionPayload } from '../../protocol/payloads'
import { choiceSwitch, dropDown, modelSwitch, segmented } from '../shared/segmented'
import { CONTENTS } from './cellLook'
import { CONTENT, MODEL, OTHER, type ShownConfusion } from './shownConfusion'
import { VIEW, viewsOf } from './views'

/** The switches of a confusion matrix. @param choose told what the reader chose, by its name */
export function controls(
  payload: ConfusionPayload,
  shown: ShownConfusion,
  choose: (name: string, value: string) => void,
): readonly (HTMLElement | undefined)[] {
  const views = viewsOf(payload)
  const titled = views.map(({ title }, index) => ({ id: String(index), title, meaning: title }))
  const models = payload.series.map(({ model, title }) => ({ id: model, title: `minus ${title}` }))
  return [
    choiceSwitch(
      'Classes',
      titled,
      String(views.findIndex(({ title }) => title === shown.view.title)),
      (id) => choose(VIEW, id),
    ),
    modelSwitch(payload.series, shown.series.model, (model) => choose(MODEL, model)),
    models.length < 2
      ? undefined
      : dropDown(
          'Difference from another model',
          [{ id: '', title: 'no other model' }, ...models],
          shown.other?.model ?? '',
          (model) => choose(OTHER, model),
        ),
    segmented('Cells show', CONTENTS, shown.content, (content) => choose(CONTENT, content)),
  ]
}

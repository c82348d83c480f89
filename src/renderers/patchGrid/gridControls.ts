import { TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import type { BandNames } from '../../core/dataset/dataset'
import { withoutPixels } from '../../core/imagery/inputs'
import { ANSWER_ORDERS, type AnswerOrder } from '../../core/metrics/answers/sortQuestions'
import type { PatchGridPayload } from '../../protocol/payloads'
import type { OfferedStretch, PictureChoice } from '../../protocol/queries'
import type { RunFigure } from '../../protocol/runFigures'
import { viewGroups } from '../patch/viewGroups'
import { html } from '../shared/dom'
import { dropDown, groupedDropDown, segmented } from '../shared/segmented'
import { TILE_WIDTHS, type TileSize } from './gridLayout'

export type PatchesFigure = Extract<RunFigure, { kind: 'patches' }>

const ORDER_TITLES: Readonly<Record<AnswerOrder, string>> = {
  worst: 'largest error',
  best: 'least error',
  disagreement: 'disagreement of models',
  unanswered: 'models without an answer',
  truth: 'truth',
  id: 'id',
}

const STRETCH_TITLES: Readonly<Record<OfferedStretch, string>> = {
  patch: 'each patch',
  dataset: 'the data set',
  fixed: 'AGBD, fixed',
}
const STRETCHES: readonly OfferedStretch[] = ['patch', 'dataset', 'fixed']

const SIZE_TITLES: Readonly<Record<TileSize, string>> = { small: 'S', medium: 'M', large: 'L' }
const SIZES = ['small', 'medium', 'large'] as const

/** The size of that name, medium where there is none. */
export function sizeOf(name: string | undefined): TileSize {
  return SIZES.find((size) => size === name) ?? 'medium'
}

/** Which patches are shown, and of whose answers: chosen anew by the run, so absent where there is none. */
export function figureControls(
  { tasks, models, task, model, sort }: PatchGridPayload,
  figure: PatchesFigure,
  remake: (figure: PatchesFigure) => void,
): readonly HTMLElement[] {
  let wanted = figure
  const change = (part: Partial<PatchesFigure>) => {
    wanted = { ...wanted, ...part }
    remake(wanted)
  }
  const taskChoices = tasks.map((id) => ({ id, title: TASK_DESCRIPTIONS[id].title }))
  const orders = ANSWER_ORDERS.filter(
    (id) => models.length > 1 || (id !== 'disagreement' && id !== 'unanswered'),
  ).map((id) => ({ id, title: ORDER_TITLES[id] }))
  return [
    labelled(
      'Sort by',
      dropDown('Sort by', orders, sort, (id) =>
        change({ sort: ANSWER_ORDERS.find((order) => order === id) ?? 'worst' }),
      ),
    ),
    ...(models.length > 1
      ? [
          labelled(
            'Answers of',
            dropDown('Answers of', models, model ?? '', (id) => change({ model: id })),
          ),
        ]
      : []),
    ...(tasks.length > 1
      ? [
          labelled(
            'Task',
            dropDown('Task', taskChoices, task, (id) =>
              change({ task: tasks.find((other) => other === id) ?? task }),
            ),
          ),
        ]
      : []),
  ]
}

/** How all pictures are drawn. */
export function pictureControls(
  bands: BandNames,
  { view, stretch }: PictureChoice,
  choose: (picture: PictureChoice) => void,
): readonly HTMLElement[] {
  let chosen: PictureChoice = { view, stretch }
  const change = (part: Partial<PictureChoice>) => {
    chosen = { ...chosen, ...part }
    choose(chosen)
  }
  const stretches = STRETCHES.map((id) => ({ id, title: STRETCH_TITLES[id] }))
  return [
    labelled(
      'Show',
      groupedDropDown('Show', { first: [], groups: viewGroups(withoutPixels(bands)) }, view, (id) =>
        change({ view: id }),
      ),
    ),
    labelled(
      'Stretch',
      dropDown('Stretch', stretches, stretch, (id) =>
        change({ stretch: STRETCHES.find((kind) => kind === id) ?? 'patch' }),
      ),
    ),
  ]
}

/** How large tiles are. */
export function sizeControl(size: TileSize, choose: (size: TileSize) => void): HTMLElement {
  const choices = SIZES.map((id) => ({
    id,
    title: SIZE_TITLES[id],
    meaning: `${id} tiles, ${TILE_WIDTHS[id]} pixels and more`,
  }))
  return segmented('Size', choices, size, (id) => choose(sizeOf(id)))
}

function labelled(name: string, list: HTMLSelectElement): HTMLElement {
  return html('span', { class: 'reo-labelled' }, html('span', { 'aria-hidden': 'true' }, name), list)
}

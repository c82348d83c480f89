import { TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import { ANSWER_ORDERS, type AnswerOrder } from '../../core/metrics/answers/sortQuestions'
import type { PatchGridPayload } from '../../protocol/payloads'
import type { RunFigure } from '../../protocol/runFigures'
import { type Choice, dropDown, labelled } from '../shared/segmented'

type PatchesFigure = Extract<RunFigure, { kind: 'patches' }>

const ORDER_TITLES: Readonly<Record<AnswerOrder, string>> = {
  worst: 'largest error',
  best: 'least error',
  disagreement: 'disagreement of models',
  unanswered: 'models without an answer',
  truth: 'truth',
  id: 'id',
}

/** Orders that say nothing of one model. */
const OF_SEVERAL: readonly AnswerOrder[] = ['disagreement', 'unanswered']

/** In which order patches are shown, and whose answers in which task: the run makes the gallery anew for each choice. */
export function orderControls(
  { tasks, models, task, model = '', sort }: PatchGridPayload,
  figure: PatchesFigure,
  remake: (figure: PatchesFigure) => void,
): readonly HTMLElement[] {
  const orders = ANSWER_ORDERS.filter((id) => id === sort || models.length > 1 || !OF_SEVERAL.includes(id))
  return [
    choice(
      'Sort by',
      orders.map((id) => ({ id, title: ORDER_TITLES[id] })),
      sort,
      (id) => remake({ ...figure, sort: ANSWER_ORDERS.find((order) => order === id) ?? sort }),
    ),
    ...(models.length > 1
      ? [choice('Answers of', models, model, (id) => remake({ ...figure, model: id }))]
      : []),
    ...(tasks.length > 1
      ? [
          choice(
            'Task',
            tasks.map((id) => ({ id, title: TASK_DESCRIPTIONS[id].title })),
            task,
            (id) => remake({ ...figure, task: tasks.find((other) => other === id) ?? task }),
          ),
        ]
      : []),
  ]
}

/** Changes what stands in a place; the control of the same name has the focus again. */
export function keepingFocus(place: HTMLElement, change: () => void): void {
  const { activeElement } = document
  const name = place.contains(activeElement) ? activeElement?.getAttribute('aria-label') : undefined
  change()
  if (name !== undefined && name !== null) {
    place.querySelector<HTMLElement>(`[aria-label="${name}"]`)?.focus({ preventScroll: true })
  }
}

function choice(
  name: string,
  choices: readonly Choice[],
  chosen: string,
  onChoose: (id: string) => void,
): HTMLElement {
  return labelled(name, dropDown(name, choices, chosen, onChoose))
}

import { TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import type { LeaderboardPayload, LeaderboardRanking, LeaderboardTask } from '../../protocol/rankingPayloads'
import { html, uniqueId } from '../shared/dom'
import { formatCount, formatPlural, lowerFirst } from '../shared/format'
import { notice } from '../shared/notice'
import type { FigureHost } from '../shared/renderer'
import { segmented } from '../shared/segmented'
import { chosenRanking, figureChoice } from './chosenRanking'
import type { PairPanel } from './pairPanel'
import { rankingTable } from './rankingTable'

/** One task: which figure its models are ranked by, and the models in that order. */
export function taskBoard(
  payload: LeaderboardPayload,
  board: LeaderboardTask,
  { choices }: FigureHost,
  panel: PairPanel,
): HTMLElement {
  const { task, rankings, silent } = board
  const id = uniqueId('board')
  const place = html('div', { class: 'reo-board-place' })
  const marked: string[] = []

  const chosen = () => chosenRanking(payload, board, choices)

  function mark(model: string, isMarked: boolean): void {
    if (!isMarked) marked.splice(marked.indexOf(model), 1)
    else marked.push(model)
    if (marked.length > 2) marked.shift()
    draw()
    const box = [...place.querySelectorAll('input')].find((each) => each.value === model)
    box?.focus({ preventScroll: true })
    const [first, second] = inOrder(chosen(), marked)
    if (second === undefined) panel.close()
    else panel.compare(first, second)
  }

  function draw(): void {
    const ranking = chosen()
    place.replaceChildren(
      ranking.rows.length === 0
        ? notice('info', 'No model answered a question of this task whose truth is known.')
        : rankingTable(ranking, { label: id, marked, mark }),
    )
  }

  const figures = rankings.map(({ figure, title }) => ({ id: figure, title }))
  const choose = (figure: string) => {
    choices.set(figureChoice(task), figure)
    draw()
  }
  draw()
  return html(
    'div',
    {},
    html(
      'div',
      { class: 'reo-board-head' },
      html(
        'div',
        { class: 'reo-section-title', id, role: 'heading', 'aria-level': '4' },
        TASK_DESCRIPTIONS[task].title,
      ),
      html('span', { class: 'reo-muted' }, overText(payload, board)),
      figures.length > 1 && segmented('Rank by', figures, chosen().figure, choose),
    ),
    place,
    ...silent.map(({ title, n }) =>
      html('p', { class: 'reo-note' }, `${title} answered none of ${formatPlural(n, 'question')}.`),
    ),
  )
}

/** The marked models in the order of the ranking, the better first. */
function inOrder({ rows }: LeaderboardRanking, marked: readonly string[]): readonly string[] {
  return rows.map(({ model }) => model).filter((model) => marked.includes(model))
}

function overText({ cluster }: LeaderboardPayload, { common, units, rankings }: LeaderboardTask): string {
  const models = rankings[0].rows.length
  const drawn = cluster === undefined ? '' : ` in ${formatPlural(units, lowerFirst(cluster))}`
  return `n = ${formatCount(common)}${drawn}, answered by ${models === 1 ? 'the one model' : `all ${formatCount(models)}`}`
}

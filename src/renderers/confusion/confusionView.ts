import type { ConfusionPayload } from '../../protocol/payloads'
import { button, html } from '../shared/dom'
import { formatPlural } from '../shared/format'
import { header } from '../shared/header'
import { linkedPatches } from '../shared/linkedPatches'
import { classificationLines, metricsPanel } from '../shared/metricsPanel'
import { notice } from '../shared/notice'
import type { FigureHost } from '../shared/renderer'
import { modelSwitch, segmented } from '../shared/segmented'
import { selectedPatches } from '../shared/selectedPatches'
import { type Pointed, pointing } from '../shared/selection/pointing'
import { currentTheme, onThemeChange } from '../shared/theme'
import { classTable } from './classTable'
import { type Cell, matrixOf, UNANSWERED_LABEL } from './matrix'
import type { CellContent } from './matrixCells'
import { type CellKeys, matrixTable, type MatrixTable } from './matrixTable'

const MODEL = 'model'
const CONTENT = 'content'
const ABSENT = 'absent'

const UNKNOWN_SOURCE =
  'This output does not say which data set its samples come from, so their patches cannot be shown.'

/** A confusion matrix with figures beside and the patches of the chosen cell below. */
export function confusionView(payload: ConfusionPayload, host: FigureHost): void {
  const { choices } = host
  const [first] = payload.series
  if (first === undefined) {
    host.root.append(header(payload), notice('info', 'There are no predictions to show.'))
    return
  }
  const place = html('div', { class: 'reo-confusion' })
  const linked = linkedPatches(host, () => point(undefined))
  let table: MatrixTable | undefined
  let pointed: Pointed | undefined
  const point = pointing(host, (at, others) => {
    pointed = at
    table?.select(at && keysOf(at))
    if (at === undefined || payload.source === undefined) linked.clear()
    else linked.show(selectedPatches(payload.source, at, others))
  })

  function open(cell: Cell, model: string): void {
    if (payload.source !== undefined) return point(cellAnswers(payload, model, cell))
    table?.select({ truth: cell.truth.key, predicted: cell.predicted.key })
    linked.explain(`${formatPlural(cell.count, 'sample')} · ${titleOf(cell)}`, notice('info', UNKNOWN_SOURCE))
  }

  function draw(): void {
    const series = payload.series.find(({ model }) => model === choices.get(MODEL)) ?? first
    const content: CellContent = choices.get(CONTENT) === 'shares' ? 'shares' : 'counts'
    const withAbsent = choices.get(ABSENT) === 'shown'
    const matrix = matrixOf(payload, series, withAbsent)
    const label = `Confusion matrix of ${series.title}, ${content === 'counts' ? 'counts' : 'per cent of the row'}`
    table = matrixTable(matrix, content, label, (cell) => open(cell, series.model))
    table.select(pointed && keysOf(pointed))
    table.paint(currentTheme())
    const classes = classTable(payload, series)
    place.replaceChildren(
      html(
        'div',
        { class: 'reo-matrix-place' },
        table.element,
        html('div', { class: 'reo-matrix-notes' }, ...notesOf(matrix, withAbsent, content)),
      ),
      html(
        'div',
        { class: 'reo-confusion-side' },
        metricsPanel(classificationLines(series.metrics)),
        ...(classes ? [classes] : []),
      ),
    )
  }

  function notesOf(
    { absent, leftOut }: ReturnType<typeof matrixOf>,
    withAbsent: boolean,
    content: CellContent,
  ): HTMLElement[] {
    const toggle = () => {
      choices.set(ABSENT, withAbsent ? 'hidden' : 'shown')
      draw()
      place.querySelector<HTMLElement>('.reo-absent')?.focus()
    }
    const classes = formatPlural(absent.length, 'class that does not occur', 'classes that do not occur')
    return [
      html(
        'span',
        { class: 'reo-muted' },
        `Shade: share of the row${content === 'shares' ? '; numbers in %' : ''}.`,
      ),
      ...(absent.length > 0
        ? [button({ class: 'reo-link reo-absent' }, toggle, `${withAbsent ? 'Hide' : 'Show'} ${classes}`)]
        : []),
      ...(leftOut > 0
        ? [html('span', {}, `${formatPlural(leftOut, 'rarer class', 'rarer classes')} left out.`)]
        : []),
    ]
  }

  const choose = (key: string) => (value: string) => {
    choices.set(key, value)
    draw()
  }
  const chooseModel = (model: string) => {
    point(undefined)
    choose(MODEL)(model)
  }
  const contents = [
    { id: 'counts', title: 'Counts' },
    { id: 'shares', title: 'Row %' },
  ]
  const models = modelSwitch(payload.series, choices.get(MODEL) ?? first.model, chooseModel)
  const contentSwitch = segmented('Cells show', contents, choices.get(CONTENT) ?? 'counts', choose(CONTENT))
  draw()
  onThemeChange(() => table?.paint(currentTheme()), host.signal)
  host.root.append(header(payload, models, contentSwitch), place, linked.element)
}

/** What a cell selects. */
function cellAnswers({ task }: ConfusionPayload, model: string, cell: Cell): Pointed {
  return {
    title: titleOf(cell),
    criterion: {
      kind: 'answer',
      task,
      model,
      truth: { kind: 'label', label: cell.truth.key },
      predicted: { kind: 'label', label: cell.predicted.key },
    },
  }
}

/** The keys of the cell that selects what is pointed at. */
function keysOf({ criterion: { truth, predicted } }: Pointed): CellKeys | undefined {
  if (truth?.kind !== 'label' || predicted?.kind !== 'label') return undefined
  return { truth: truth.label, predicted: predicted.label }
}

function titleOf({ truth, predicted }: Cell): string {
  return `true ${truth.title}, ${predicted === UNANSWERED_LABEL ? 'unanswered' : `predicted ${predicted.title}`}`
}

import type { ConfusionPayload } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { formatPlural } from '../shared/format'
import { header } from '../shared/header'
import { linkedPatches } from '../shared/linkedPatches'
import { classificationLines, metricsPanel } from '../shared/metricsPanel'
import { notice } from '../shared/notice'
import type { FigureHost } from '../shared/renderer'
import { selectedPatches } from '../shared/selectedPatches'
import { type Pointed, pointing } from '../shared/selection/pointing'
import { currentTheme, onThemeChange } from '../shared/theme'
import { cellAnswers, cellKeys } from './cellAnswers'
import { classTable } from './classTable'
import { confusedPairs } from './confusedPairs'
import { controls } from './controls'
import { type Cell, cellTitle, matrixOf } from './matrix'
import { matrixPlace } from './matrixPlace'
import type { MatrixTable } from './matrixTable'
import { pairsList } from './pairsList'
import { ABSENT, EXAMPLES, MODEL, type ShownConfusion, shownConfusion } from './shownConfusion'
import { VIEW } from './views'

const UNKNOWN_SOURCE =
  'This output does not say which data set its samples come from, so their patches cannot be shown.'

/** A confusion matrix with figures beside and the patches of the chosen cell below. */
export function confusionView(payload: ConfusionPayload, host: FigureHost): void {
  const { choices, root } = host
  const { source, task } = payload
  const place = html('div', { class: 'reo-confusion' })
  const linked = linkedPatches(host, () => point(undefined))
  const exampleLane = host.channel.openLane(host.signal)
  let table: MatrixTable | undefined
  let pointed: Pointed | undefined
  const point = pointing(host, (at, others) => {
    pointed = at
    markPointed()
    if (at === undefined || source === undefined) linked.clear()
    else linked.show(selectedPatches(source, at, others))
  })

  function markPointed(): void {
    const view = shownConfusion(payload, choices)?.view
    table?.select(view && pointed && cellKeys(view, pointed))
  }

  function open({ view }: ShownConfusion, cell: Cell, model: string): void {
    if (source !== undefined) return point(cellAnswers(task, view, model, cell))
    table?.select({ truth: cell.truth.key, predicted: cell.predicted.key })
    const title = `${formatPlural(cell.count, 'sample')} · ${cellTitle(cell)}`
    linked.explain(title, notice('info', UNKNOWN_SOURCE))
  }

  function pairsOf(shown: ShownConfusion): HTMLElement | undefined {
    const { view, series } = shown
    const pairs = confusedPairs(matrixOf(series, view.labels))
    return pairsList(pairs, {
      lane: exampleLane,
      withExamples: choices.get(EXAMPLES) === 'shown',
      onExamples: (isShown) => choices.set(EXAMPLES, isShown ? 'shown' : 'hidden'),
      onOpen: (cell) => open(shown, cell, series.model),
      onPatch: (sample) => source && linked.open(sample, source),
      ...(source && {
        examplesOf: (cell, limit) => {
          const others = host.selection?.others() ?? []
          return selectedPatches(source, cellAnswers(task, view, series.model, cell), others).query(0, limit)
        },
      }),
    })
  }

  function draw(shown: ShownConfusion): void {
    const { series, view } = shown
    const drawn = matrixPlace(shown, {
      onOpen: (cell, model) => open(shown, cell, model),
      onToggleAbsent() {
        choices.set(ABSENT, shown.withAbsent ? 'hidden' : 'shown')
        redraw()
        place.querySelector<HTMLElement>('.reo-absent')?.focus()
      },
    })
    table = drawn.table
    table.paint(currentTheme())
    markPointed()
    const parts = [pairsOf(shown), classTable(view.labels, series)].filter((part) => part !== undefined)
    place.replaceChildren(
      drawn.element,
      html(
        'div',
        { class: 'reo-confusion-side' },
        metricsPanel(classificationLines(series.metrics)),
        ...parts,
      ),
    )
  }

  function redraw(): void {
    const shown = shownConfusion(payload, choices)
    if (shown === undefined) return
    if (shown.series.metrics.n > 0) return draw(shown)
    table = undefined
    place.replaceChildren(
      notice('info', 'What is true of these samples is not known, so there is nothing to compare.'),
    )
  }

  const shown = shownConfusion(payload, choices)
  if (shown === undefined) {
    root.append(header(payload), notice('info', 'There are no predictions to show.'))
    return
  }
  const choose = (name: string, value: string) => {
    if (name === MODEL || name === VIEW) point(undefined)
    choices.set(name, value)
    redraw()
  }
  redraw()
  onThemeChange(() => table?.paint(currentTheme()), host.signal)
  root.append(header(payload, ...controls(payload, shown, choose)), place, linked.element)
}

import type { DataCardPayload } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { header } from '../shared/header'
import { linkedPatches } from '../shared/linkedPatches'
import { notice } from '../shared/notice'
import type { FigureHost } from '../shared/renderer'
import { segmented } from '../shared/segmented'
import { pointInRunsOf } from '../shared/selection/datasetSelection'
import { columnsTable } from './columnsTable'
import { comparisonTable } from './comparisonTable'
import { countsTable } from './countsTable'
import { distributionPanels } from './distributionPanels'
import { locationMap } from './map/locationMap'
import type { Mark } from './mark'
import { panel } from './panel'
import { questionsList } from './questionsList'
import { countOf, filledSplits, seriesOf, type Shown } from './series'
import { sliceSelection } from './sliceSelection'

const SHOWN = 'shown'

/** What a data set is made of: counts, distributions, places, and how far its splits represent each other. */
export function dataCardView(payload: DataCardPayload, { root, choices, ...host }: FigureHost): void {
  const { card, source } = payload
  const splits = filledSplits(card.samples)
  const linked = linkedPatches({ root, choices, ...host }, () => selectInRuns(undefined))
  const body = html('div', { class: 'reo-card' })
  const views: readonly Shown[] = splits.length > 1 ? ['all', ...splits, 'compare'] : splits

  function shown(): Shown {
    return views.find((view) => view === choices.get(SHOWN)) ?? views[0]
  }

  function open(mark: Mark): void {
    const view = shown()
    const part = view === 'all' || view === 'compare' ? undefined : view
    if (countOf(mark.counts, part ?? 'all') === 0) return
    placeBeside(document.activeElement)
    selectInRuns(mark)
    if (source !== undefined) return linked.show(sliceSelection(payload, source, mark, part))
    const why =
      'Samples that a function chose cannot be asked for again. Make the card of the whole data set, of a split or of a `where` to see patches.'
    linked.explain(mark.title, notice('info', why))
  }

  /** Runs of the same data set that are on the page are narrowed to a mark's samples. */
  function selectInRuns(mark: Mark | undefined): void {
    if (source === undefined) return
    const criterion = mark && ({ kind: 'card', slice: mark.slice } as const)
    pointInRunsOf(
      source.dataset,
      host.id,
      mark && criterion && { title: `${mark.of}: ${mark.title}`, criterion },
    )
  }

  /** The patches of a mark appear below the panel that it stands in, not at the far end of the card. */
  function placeBeside(mark: Element | null): void {
    const place = root.contains(mark) ? mark?.closest('.reo-card-panel') : undefined
    if (place?.contains(linked.element) !== true) (place ?? root).append(linked.element)
  }

  function draw(): void {
    const series = seriesOf(shown(), splits)
    const map = locationMap(card.places, series, choices, open)
    const compared = comparisonTable(card)
    body.replaceChildren(
      ...distributionPanels(card, series, open),
      ...(map ? [wide(panel('Where the samples lie', undefined, map))] : []),
      ...(compared ? [wide(panel('Do the splits represent each other?', undefined, compared))] : []),
    )
  }

  const choose = (view: string) => {
    choices.set(SHOWN, view)
    linked.clear()
    selectInRuns(undefined)
    root.append(linked.element)
    draw()
  }
  const titles: Readonly<Partial<Record<Shown, string>>> = { all: 'All', compare: 'Compare' }
  const options = views.map((view) => ({ id: view, title: titles[view] ?? view }))
  const more = [questionsList(card.questions), columnsTable(card)].filter((found) => found !== undefined)

  root.append(
    header(payload, views.length > 1 ? segmented('Split', options, shown(), choose) : undefined),
    html('div', { class: 'reo-card-top' }, facts(payload), countsTable(card, splits)),
  )
  if (splits.length === 0) root.append(notice('info', 'There are no samples to count.'))
  else draw()
  root.append(body, ...more, linked.element)
}

function facts({ facts: entries }: DataCardPayload): HTMLElement {
  return html(
    'dl',
    { class: 'reo-facts reo-card-facts' },
    ...entries.map(([name, value]) => html('div', {}, html('dt', {}, name), html('dd', {}, value))),
  )
}

function wide(element: HTMLElement): HTMLElement {
  element.classList.add('reo-card-wide')
  return element
}

import { defaultView, withoutPixels } from '../../core/imagery/inputs'
import type { PatchGridPayload } from '../../protocol/payloads'
import type { PictureChoice } from '../../protocol/queries'
import { html } from '../shared/dom'
import { formatCount, formatPlural } from '../shared/format'
import { header } from '../shared/header'
import { notice } from '../shared/notice'
import { patchPanel } from '../shared/patchPanel'
import type { OutputHost } from '../shared/renderer'
import { figureControls, pictureControls, sizeControl, sizeOf } from './gridControls'
import { listenToGestures } from './gridGestures'
import { gridLayout } from './gridLayout'
import { pictureStore } from './pictureStore'
import { selectedTiles } from './selectedTiles'
import { linesOf, showPicture, tileOf } from './tile'
import { virtualGrid } from './virtualGrid'

const SIZE = 'grid-size'
const VIEW = 'grid-view'
const STRETCH = 'grid-stretch'

/** A gallery of patches: pictures come as they are scrolled into view; patches are opened and selected in it. */
export function patchGridView(payload: PatchGridPayload, host: OutputHost<'patchGrid'>): void {
  const { choices, root, signal } = host
  const { source, figure, bands } = payload
  let shown = payload
  let lines = linesOf(shown)
  let size = sizeOf(choices.get(SIZE))

  const status = html('span', { class: 'reo-muted', role: 'status' })
  const problem = html('div', { class: 'reo-linked-status' })
  const panel = patchPanel(host)
  const selected = selectedTiles(host, () => {
    grid.mark()
    showCounts()
  })
  const picture = pictureFor(bands, choices)
  const pictures =
    source &&
    pictureStore(host, source, picture, {
      come(thumbnails) {
        problem.replaceChildren()
        const known = new Map(thumbnails.map((thumbnail) => [thumbnail.sample, thumbnail]))
        for (const tile of grid.tiles.values()) {
          const thumbnail = known.get(tile.dataset['reoSample'] ?? '')
          if (thumbnail !== undefined) showPicture(tile, thumbnail)
        }
      },
      failed(message, retry) {
        problem.replaceChildren(notice('error', message, { title: 'Ask again', run: retry }))
      },
    })

  const grid = virtualGrid(
    {
      label: payload.title,
      layoutFor: (width) => gridLayout(shown.tiles.length, width, size, lines.length),
      tileAt(index) {
        const tile = tileOf(shown, lines, shown.tiles[index])
        const known = pictures?.get(shown.tiles[index].sample)
        if (known !== undefined) showPicture(tile, known)
        return tile
      },
      isSelected: (index) => selected.has(shown.tiles[index].sample),
      shown: (indices) => pictures?.want(indices.map((index) => shown.tiles[index].sample)),
    },
    signal,
  )
  const samplesOf = (from: number, to: number) =>
    shown.tiles.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ sample }) => sample)
  listenToGestures(grid, {
    open(index) {
      if (source === undefined) return
      panel.open(shown.tiles[index].sample, source)
    },
    toggle: (index) => selected.toggle(shown.tiles[index].sample),
    extend: (from, to) => selected.add(samplesOf(from, to)),
    selectAll: () => selected.add(samplesOf(0, shown.tiles.length - 1)),
    close() {
      const isOpen = !panel.element.hidden
      panel.close()
      return isOpen
    },
  })

  function showCounts(): void {
    const all = formatPlural(shown.total, 'patch', 'patches')
    const some =
      shown.tiles.length < shown.total ? `the first ${formatCount(shown.tiles.length)} of ${all}` : all
    const marked = selected.count()
    status.textContent = marked === 0 ? some : `${some} · ${formatCount(marked)} selected here`
  }

  function show(narrowed: PatchGridPayload): void {
    shown = narrowed
    lines = linesOf(shown)
    grid.element.hidden = shown.tiles.length === 0
    problem.replaceChildren(
      ...(shown.tiles.length === 0 ? [notice('info', 'There are no patches to show.')] : []),
    )
    grid.refill()
    showCounts()
  }

  root.append(
    header(payload),
    html(
      'div',
      { class: 'reo-grid-controls' },
      ...(figure?.kind === 'patches' && host.remake ? figureControls(payload, figure, host.remake) : []),
      ...(picture && pictures
        ? pictureControls(bands, picture, (chosen) => {
            choices.set(VIEW, chosen.view)
            choices.set(STRETCH, chosen.stretch)
            pictures.choose(chosen)
          })
        : []),
      sizeControl(size, (chosen) => {
        size = chosen
        choices.set(SIZE, size)
        grid.refill()
      }),
    ),
    status,
    problem,
    grid.element,
    panel.element,
  )
  host.onNarrowed?.((narrowed) => show(narrowed ?? payload))
  show(payload)
}

/** What was chosen before, natural colour at first; undefined where the data set has no bands. */
function pictureFor(
  bands: PatchGridPayload['bands'],
  choices: ReadonlyMap<string, string>,
): PictureChoice | undefined {
  const view = choices.get(VIEW) ?? defaultView(withoutPixels(bands))
  const stretch = choices.get(STRETCH)
  if (view === undefined) return undefined
  return { view, stretch: stretch === 'dataset' || stretch === 'fixed' ? stretch : 'patch' }
}

import type { PatchGridPayload } from '../../protocol/payloads'
import { html, setText } from '../shared/dom'
import { formatCount, formatPlural, formatShare } from '../shared/format'
import { header } from '../shared/header'
import { notice } from '../shared/notice'
import { patchPanel } from '../shared/patchPanel'
import type { OutputHost } from '../shared/renderer'
import { keepingFocus, orderControls } from './orderControls'
import { listenToGestures } from './gridGestures'
import { gridLayout } from './gridLayout'
import { chosenPicture, keepPicture, pictureControls } from './pictureControls'
import { pictureStore } from './pictureStore'
import { selectedTiles } from './selectedTiles'
import { sizeControl, sizeOf } from './sizeControl'
import { linesOf, showPicture, tileOf } from './tile'
import { virtualGrid } from './virtualGrid'

const SIZE = 'grid-size'

/** A gallery of patches: pictures come as they are scrolled into view; patches are opened and selected in it. */
export function patchGridView(payload: PatchGridPayload, host: OutputHost<'patchGrid'>): void {
  const { choices, root, signal, remake } = host
  const { source, bands } = payload
  let shown = payload
  let lines = linesOf(shown)
  let size = sizeOf(choices.get(SIZE))

  const head = html('div')
  const controls = html('span', { class: 'reo-grid-controls' })
  const status = html('span', { class: 'reo-muted', role: 'status' })
  const problem = html('div', { class: 'reo-linked-status' })
  const panel = patchPanel(host)
  const selected = selectedTiles(host, () => {
    grid.mark()
    showCounts()
  })
  const picture = chosenPicture(bands, choices)
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

  const sampleAt = (index: number) => shown.tiles[index].sample
  const samplesOf = (from: number, to: number) =>
    shown.tiles.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ sample }) => sample)
  const grid = virtualGrid(
    {
      label: 'Patches',
      layoutFor: (width) => gridLayout(shown.tiles.length, width, size, lines.length),
      tileAt(index) {
        const tile = tileOf(shown, lines, shown.tiles[index])
        const known = pictures?.get(sampleAt(index))
        if (known !== undefined) showPicture(tile, known)
        return tile
      },
      isSelected: (index) => selected.has(sampleAt(index)),
      shown: (indices) => pictures?.want(indices.map(sampleAt)),
    },
    signal,
  )
  listenToGestures(grid, {
    open(index) {
      if (source === undefined) problem.replaceChildren(notice('info', UNKNOWN_SOURCE))
      else panel.open(sampleAt(index), source)
    },
    toggle: (index) => selected.toggle(sampleAt(index)),
    extend: (from, to) => selected.add(samplesOf(from, to)),
    selectAll: () => selected.add(samplesOf(0, shown.tiles.length - 1)),
    close() {
      const isOpen = !panel.element.hidden
      panel.close()
      return isOpen
    },
  })

  function showCounts(): void {
    const marked = selected.count()
    const selectedHere = marked === 0 ? '' : ` · ${formatCount(marked)} selected here`
    setText(status, countsOf(shown) + selectedHere)
  }

  function show(now: PatchGridPayload): void {
    shown = now
    lines = linesOf(now)
    head.replaceChildren(header(now))
    const { figure } = now
    if (figure?.kind === 'patches' && remake) {
      keepingFocus(controls, () => controls.replaceChildren(...orderControls(now, figure, remake)))
    }
    const isEmpty = now.tiles.length === 0
    grid.element.hidden = isEmpty
    problem.replaceChildren(...(isEmpty ? [notice('info', 'There are no patches to show.')] : []))
    grid.refill()
    showCounts()
  }

  if (picture && pictures) {
    const choose = (chosen: typeof picture) => {
      keepPicture(choices, chosen)
      pictures.choose(chosen)
    }
    const others = pictureControls(bands, picture, choose)
    root.append(head, html('div', { class: 'reo-grid-controls' }, controls, ...others, sizes()))
  } else {
    root.append(head, html('div', { class: 'reo-grid-controls' }, controls, sizes()))
  }
  root.append(status, problem, grid.element, panel.element)
  host.onNarrowed?.((narrowed) => show(narrowed ?? payload))
  show(payload)

  function sizes(): HTMLElement {
    return sizeControl(size, (chosen) => {
      size = chosen
      choices.set(SIZE, size)
      grid.refill()
    })
  }
}

const UNKNOWN_SOURCE =
  'This output does not say which data set its samples come from, so their patches cannot be shown.'

/** Such as "the first 1,000 of 36,000 patches · 35,200 answered (97.8 %)". */
function countsOf({ tiles, total, answered, model }: PatchGridPayload): string {
  const all = formatPlural(total, 'patch', 'patches')
  const some = tiles.length < total ? `the first ${formatCount(tiles.length)} of ${all}` : all
  if (model === undefined || total === 0) return some
  return `${some} · ${formatCount(answered)} answered (${formatShare(answered / total)})`
}

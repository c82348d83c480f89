import { landCoverClass, landCoverLabel } from '../../core/benchmark/landCover'
import type { ImageDescription } from '../../core/dataset/look/viewedImage'
import { GREY_RAMP } from '../../core/imagery/ramp'
import type { Stretch } from '../../core/imagery/stretch'
import type { ImageName } from '../../protocol/fileViews'
import { button, html } from '../shared/dom'
import { formatKey } from '../shared/format'
import { notice } from '../shared/notice'
import { dropDown } from '../shared/segmented'
import { swatch } from '../shared/swatch'
import type { FileChannel } from './fileChannel'
import { imageCanvas, type ImagePixel } from './imageCanvas'
import { indexSlider } from './indexSlider'
import type { KeptState } from '../shared/keptState'
import { type LookChoice, looksOf } from './looks'
import type { TileValues } from './paintTile'
import { readout } from './readout'
import { percentilesOf, TileStore } from './tileStore'
import type { Viewport } from './viewport'

const ZOOM_STEP = 1.5

const STRETCHES = [
  { id: 'visible', title: 'Stretched to what is visible' },
  { id: 'fixed', title: 'Stretched as it is now' },
  { id: 'stored', title: '0–255 as stored' },
] as const

/** An image of any size: its colours, the part that is looked at, and the values of a pixel. */
export function imageView(
  image: ImageDescription,
  name: ImageName,
  channel: FileChannel,
  state: KeptState,
): HTMLElement {
  const looks = looksOf(image)
  const key = (purpose: string) => `${name.array ?? ''}:${purpose}`
  let shown = { ...name, index: Math.min(image.count - 1, Number(state.get(key('index')) ?? name.index)) }
  let choice = looks.find(({ id }) => id === state.get(key('look'))) ?? looks[0]
  let mayGuess = state.get(key('look')) === undefined
  let stretching =
    state.get(key('stretch')) ?? (image.type === 'uint8' && image.bands.length >= 3 ? 'stored' : 'visible')
  let stretch: Stretch = { low: 0, high: 255 }
  let chosen: ImagePixel = centreOf(image)

  const store = new TileStore(shown, channel, () => tilesCame())
  const values = readout(image, channel)
  const legend = html('div', { class: 'reo-legend' })
  const problem = html('div', { class: 'reo-file-problem' })
  const areClasses = () => choice.look.kind === 'classes'
  const point = (pixel: ImagePixel) => values.show(pixel, shown, areClasses())
  const canvas = imageCanvas({
    image,
    store,
    view: keptView(state.get(key('view'))),
    onMove: () => {
      store.want(canvas.tiles())
      if (canvas.view !== undefined) state.set(key('view'), JSON.stringify(canvas.view))
      tilesCame()
    },
    onPoint: (pixel) => point(pixel ?? chosen),
    onChoose: (pixel) => {
      chosen = pixel
      point(pixel)
    },
  })
  const lookList = dropDown('Colours', looks, choice.id, (id) => {
    const found = looks.find((look) => look.id === id)
    if (found === undefined) return
    mayGuess = false
    state.set(key('look'), id)
    look(found)
  })
  const stretchList = dropDown('Stretch', STRETCHES, stretching, (id) => {
    stretching = id
    state.set(key('stretch'), id === 'fixed' ? 'visible' : id)
    tilesCame()
  })

  function look(next: LookChoice): void {
    choice = next
    lookList.value = next.id
    store.lookAt(shown, next.look.bands)
    store.want(canvas.tiles())
    stretchList.hidden = areClasses()
    point(chosen)
    tilesCame()
  }

  function tilesCame(): void {
    const tiles = canvas.tiles()
    const found = tiles.map((tile) => store.valuesOf(tile)).filter((values) => values !== undefined)
    if (mayGuess && found.length > 0 && store.isComplete) {
      mayGuess = false
      const classes = looks.find(({ look }) => look.kind === 'classes')
      if (classes !== undefined && areCodes(found, image)) look(classes)
    }
    if (stretching === 'stored') stretch = { low: 0, high: 255 }
    else if (stretching === 'visible' && (store.isComplete || stretch.high === 255)) {
      stretch = percentilesOf(found, image) ?? stretch
    }
    const problems = tiles.flatMap((tile) => store.problemOf(tile) ?? [])
    problem.replaceChildren(...(problems.length > 0 ? [notice('error', problems[0])] : []))
    canvas.draw(choice.look, stretch)
    const isEmpty = store.isComplete && percentilesOf(found, image) === undefined
    legend.replaceChildren(...(isEmpty ? ['Nothing in view has data'] : legendOf(choice, stretch, found)))
    canvas.element.dataset['reoState'] = store.isComplete ? 'ready' : 'loading'
  }

  const index =
    image.count > 1 &&
    indexSlider(image.count, shown.index, (next) => {
      shown = { ...shown, index: next }
      state.set(key('index'), String(next))
      look(choice)
    })
  look(choice)
  return html(
    'div',
    { class: 'reo-file-image' },
    html(
      'div',
      { class: 'reo-file-bar', role: 'toolbar', 'aria-label': 'View' },
      lookList,
      stretchList,
      index,
      html(
        'span',
        { class: 'reo-file-zoom' },
        button(
          { class: 'reo-button', title: 'Zoom out (−)', 'aria-label': 'Zoom out' },
          () => canvas.zoom(1 / ZOOM_STEP),
          '−',
        ),
        button(
          { class: 'reo-button', title: 'Zoom in (+)', 'aria-label': 'Zoom in' },
          () => canvas.zoom(ZOOM_STEP),
          '+',
        ),
        button({ class: 'reo-button', title: 'Show all (0)' }, () => canvas.fit(), 'Fit'),
      ),
    ),
    html(
      'div',
      { class: 'reo-file-columns' },
      canvas.element,
      html('div', { class: 'reo-file-side' }, problem, values.element, legend, facts(image)),
    ),
  )
}

function centreOf({ levels: [{ width, height }] }: ImageDescription): ImagePixel {
  return { column: Math.floor(width / 2), row: Math.floor(height / 2) }
}

function keptView(text: string | undefined): Viewport | undefined {
  if (text === undefined) return undefined
  const { x, y, scale } = JSON.parse(text)
  return [x, y, scale].every(Number.isFinite) ? { x, y, scale } : undefined
}

/** Whether whatever has data is a land-cover code, of more than one class. */
function areCodes(tiles: readonly TileValues[], { nodata }: ImageDescription): boolean {
  const codes = new Set<number>()
  for (const tile of tiles) {
    for (let index = 0; index < tile.length; index++) {
      if (tile[index] === nodata || tile[index] === 255) continue
      if (landCoverClass(tile[index]) === undefined) return false
      codes.add(tile[index])
    }
  }
  return codes.size > 1
}

function legendOf({ look }: LookChoice, { low, high }: Stretch, tiles: readonly TileValues[]): HTMLElement[] {
  const number = (value: number) => String(Number(value.toPrecision(4))).replace('-', '−')
  if (look.kind !== 'classes') {
    const colours = GREY_RAMP.map((colour) => `rgb(${colour.join(' ')})`).join(', ')
    const bar = html('span', {
      class: 'reo-ramp-bar',
      'aria-hidden': 'true',
      style: { 'background-image': `linear-gradient(to right, ${colours})` },
    })
    return [html('span', { class: 'reo-ramp' }, number(low), bar, number(high))]
  }
  const codes = new Set(tiles.flatMap((tile) => [...new Set(Array.from(tile))]))
  return [...codes]
    .filter((code) => landCoverClass(code) !== undefined)
    .sort((one, other) => one - other)
    .map((code) =>
      html('span', { class: 'reo-legend-class' }, swatch(landCoverClass(code)?.colour), landCoverLabel(code)),
    )
}

function facts({
  levels: [{ width, height }],
  bands,
  type,
  nodata,
  facts: others,
  count,
}: ImageDescription): HTMLElement {
  const entries: [string, string][] = [
    ['size', `${width} × ${height}${count > 1 ? `, ${count} images` : ''}`],
    ['bands', String(bands.length)],
    ['type', type],
    ...(nodata === null ? [] : [['no data', String(nodata)] satisfies [string, string]]),
    ...Object.entries(others),
  ]
  return html(
    'dl',
    { class: 'reo-facts' },
    ...entries.map(([name, value]) =>
      html('div', {}, html('dt', {}, formatKey(name)), html('dd', {}, value)),
    ),
  )
}

import type { Imagery } from '../../core/dataset/sample'
import { ReoError } from '../../core/errors'
import { bandsOf, compositesOf, drawComposite } from '../../core/imagery/composites'
import { bandOf, type Raster } from '../../core/imagery/raster'
import { sharedStretch, type Stretch } from '../../core/imagery/stretch'
import type { PatchPayload } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { notice } from '../shared/notice'
import { chooseNone, dropDown, segmented } from '../shared/segmented'
import { facts } from './facts'
import { bandsShown, decodeImagery, gridOf, missingPixels, type Pixel } from './imagery'
import { legend, missingNote } from './legend'
import { centreOf, patchImage } from './patchImage'
import { pixelReadout } from './pixelReadout'
import { truthTable } from './truthTable'

const VIEW = 'view'

/**
 * One patch in full: switchable composites, pixel values and spectrum, truth, answers and metadata.
 * @param choices keeps the chosen composite
 * @throws ReoError when the imagery is malformed
 */
export function patchView(payload: PatchPayload, choices: Map<string, string>): HTMLElement {
  const imagery = decodeImagery(payload.imagery)
  const grid = gridOf(imagery)
  return html(
    'div',
    { class: 'reo-patch' },
    grid === undefined
      ? notice('info', 'No imagery could be read for this patch.')
      : imageryView(payload, imagery, grid, choices),
    html(
      'section',
      { class: 'reo-patch-truth', 'aria-label': 'Truth and metadata' },
      truthTable(payload.truth, payload.answers),
      facts(payload),
    ),
  )
}

function imageryView(
  payload: PatchPayload,
  imagery: Imagery,
  grid: Raster,
  choices: Map<string, string>,
): HTMLElement {
  const readout = pixelReadout(imagery, grid)
  let chosen = centreOf(grid)
  const point = (pixel: Pixel) => {
    image.mark(pixel)
    readout.show(pixel)
  }
  const image = patchImage({
    grid,
    pixelSize: payload.pixelSize,
    footprint: payload.truth.agb !== undefined,
    onPoint: (pixel) => point(pixel ?? chosen),
    onChoose: (pixel) => {
      chosen = pixel
      point(pixel)
    },
  })
  const legendPlace = html('div', { class: 'reo-legend-place' })
  const show = (view: string) => {
    choices.set(VIEW, view)
    const stretch = stretchOf(imagery, view)
    const picture = drawComposite(imagery, view, stretch)
    image.show(picture, missingPixels(imagery, view), `Patch ${payload.id}, ${titleOf(imagery, view)}`)
    legendPlace.replaceChildren(legend(imagery, view, stretch))
  }

  const view = firstView(payload, imagery, choices)
  show(view)
  point(chosen)
  return html(
    'div',
    { class: 'reo-patch-imagery' },
    viewSwitch(imagery, view, show),
    html(
      'div',
      { class: 'reo-patch-columns' },
      html('div', { class: 'reo-patch-left' }, image.element, legendPlace, missingNote(imagery)),
      readout.element,
    ),
  )
}

function firstView(payload: PatchPayload, imagery: Imagery, choices: Map<string, string>): string {
  const offered = [...compositesOf(imagery).map(({ id }) => id), ...bandsOf(imagery)]
  const wanted = [choices.get(VIEW), payload.composite].find(
    (view) => view !== undefined && offered.includes(view),
  )
  const view = wanted ?? offered[0]
  if (view === undefined) throw new ReoError('The imagery has no bands', { where: payload.id })
  return view
}

function viewSwitch(imagery: Imagery, chosen: string, show: (view: string) => void): HTMLElement {
  const bands = bandsOf(imagery).map((band) => ({ id: band, title: band }))
  const composites = segmented('Composite', compositesOf(imagery), chosen, (composite) => {
    list.value = ''
    show(composite)
  })
  const noBand = { id: '', title: 'Single band' }
  const list = dropDown('Single band', [noBand, ...bands], chosen, (band) => {
    if (band === '') return
    chooseNone(composites)
    show(band)
  })
  return html('div', { class: 'reo-view-switch' }, composites, bands.length > 0 && list)
}

/** The range of a single band that its legend states; composites choose their own. */
function stretchOf(imagery: Imagery, view: string): Stretch | undefined {
  const shown = bandsShown(imagery, view)
  if (shown.length !== 1 || shown[0].band !== view) return undefined
  const band = bandOf(shown[0].raster, view)
  return band && sharedStretch([band], undefined, shown[0].raster === imagery.sar ? 6 : undefined)
}

function titleOf(imagery: Imagery, view: string): string {
  return compositesOf(imagery).find(({ id }) => id === view)?.title ?? `band ${view}`
}

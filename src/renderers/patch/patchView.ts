import type { Imagery } from '../../core/dataset/sample'
import { offsetNote } from '../../core/imagery/offsetNote'
import type { Raster } from '../../core/imagery/raster'
import type { PatchPayload } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { notice } from '../shared/notice'
import { facts } from './facts'
import { decodeImagery, gridOf, type Pixel } from './imagery'
import { missingNote } from './legend'
import { centreOf, patchImage } from './patchImage'
import { pixelReadout } from './pixelReadout'
import { truthTable } from './truthTable'
import { viewedPatch } from './viewedPatch'

/**
 * One patch in full: switchable composites, pixel values and spectra, truth, answers and metadata.
 * @param choices keeps what the reader chose to see: views, comparison, stretch, opacity
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

/** The imagery of a patch with all that shows and explains it; for figures and editors alike. */
export function imageryView(
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
  const { controls, legends } = viewedPatch(payload, imagery, image, choices)
  const note = offsetNote(imagery.s2)
  point(chosen)
  return html(
    'div',
    { class: 'reo-patch-imagery' },
    controls,
    html(
      'div',
      { class: 'reo-patch-columns' },
      html('div', { class: 'reo-patch-left' }, image.element, legends, missingNote(imagery)),
      readout.element,
    ),
    note !== undefined && notice('info', note),
  )
}

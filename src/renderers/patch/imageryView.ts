import { offsetNote } from '../../core/imagery/offsetNote'
import type { PatchPayload } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { notice } from '../shared/notice'
import { decodeImagery, gridOf, type Pixel } from './imagery'
import { missingNote } from './legend'
import { centreOf, patchImage } from './patchImage'
import { pixelReadout } from './pixelReadout'
import { viewedPatch } from './viewedPatch'

/** Imagery to look at, of a patch or of a file: the part of a patch's payload that is about pixels. */
export type ViewedImagery = Pick<
  PatchPayload,
  'id' | 'imagery' | 'pixelSize' | 'datasetRanges' | 'composite'
> & {
  /** Whether the footprint of a label at the centre is marked. */
  readonly footprint?: boolean
}

/**
 * Imagery with all that shows and explains it: views, comparison, legends, the values and spectrum of a pixel.
 * @param choices keeps what the reader chose to see
 * @throws ReoError when the imagery is malformed
 */
export function imageryView(viewed: ViewedImagery, choices: Map<string, string>): HTMLElement {
  const imagery = decodeImagery(viewed.imagery)
  const grid = gridOf(imagery)
  if (grid === undefined) return notice('info', 'No imagery could be read for this patch.')
  const readout = pixelReadout(imagery, grid)
  let chosen = centreOf(grid)
  const point = (pixel: Pixel) => {
    image.mark(pixel)
    readout.show(pixel)
  }
  const image = patchImage({
    grid,
    pixelSize: viewed.pixelSize,
    footprint: viewed.footprint ?? false,
    onPoint: (pixel) => point(pixel ?? chosen),
    onChoose: (pixel) => {
      chosen = pixel
      point(pixel)
    },
  })
  const { controls, legends } = viewedPatch(viewed, imagery, image, choices)
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

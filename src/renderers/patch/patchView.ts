import type { PatchPayload } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { facts } from './facts'
import { imageryView } from './imageryView'
import { truthTable } from './truthTable'

/**
 * One patch in full: switchable composites, pixel values and spectra, truth, answers and metadata.
 * @param choices keeps what the reader chose to see: views, comparison, stretch, opacity
 * @throws ReoError when the imagery is malformed
 */
export function patchView(payload: PatchPayload, choices: Map<string, string>): HTMLElement {
  return html(
    'div',
    { class: 'reo-patch' },
    imageryView({ ...payload, footprint: payload.truth.agb !== undefined }, choices),
    html(
      'section',
      { class: 'reo-patch-truth', 'aria-label': 'Truth and metadata' },
      truthTable(payload.truth, payload.answers),
      facts(payload),
    ),
  )
}

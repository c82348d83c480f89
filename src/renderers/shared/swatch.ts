import { html } from './dom'
import { parseColour } from './colour'

/** A small square of a class's colour; nothing where there is no colour that can be read. */
export function swatch(colour: string | undefined): HTMLElement | undefined {
  if (colour === undefined || parseColour(colour) === undefined) return undefined
  return html('span', { class: 'reo-swatch', 'aria-hidden': 'true', style: { 'background-color': colour } })
}

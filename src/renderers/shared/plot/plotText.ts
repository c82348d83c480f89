import { visibleControls } from '../../../core/text/visibleControls'

/** Plotly reads a few tags and entities in text: data must not. */
export function escapeText(text: string): string {
  return visibleControls(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

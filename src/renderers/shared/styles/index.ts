import { html } from '../dom'
import { ANSWERS } from './answers'
import { BASE } from './base'
import { FIGURE_ACTIONS } from './figureActions'
import { FIGURES } from './figures'
import { LINKED } from './linked'
import { PATCH } from './patch'
import { PATCH_CONTROLS } from './patchControls'
import { PATCH_IMAGE } from './patchImage'
import { PATCH_READOUT } from './patchReadout'
import { SELECTION } from './selection'
import { TABLES } from './tables'

const STYLE_ID = 'reo-styles'

/** What figures share, in an order in which later sheets refine earlier ones. */
const SHARED = [
  BASE,
  TABLES,
  ANSWERS,
  LINKED,
  SELECTION,
  PATCH_CONTROLS,
  PATCH_IMAGE,
  PATCH_READOUT,
  PATCH,
  FIGURES,
  FIGURE_ACTIONS,
].join('\n')

/**
 * Adds the style sheet of all figures to the page, and after it those of one kind alone, each once.
 * @param own by names that are unique among sheets
 */
export function installStyles(own: Readonly<Record<string, string>> = {}): void {
  install(STYLE_ID, SHARED)
  for (const [name, sheet] of Object.entries(own)) install(`${STYLE_ID}-${name}`, sheet)
}

function install(id: string, sheet: string): void {
  if (document.getElementById(id) === null) document.head.append(html('style', { id }, sheet))
}

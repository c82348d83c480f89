import { BASE } from './base'
import { FIGURES } from './figures'
import { LINKED } from './linked'
import { PATCH } from './patch'
import { TABLES } from './tables'

const STYLE_ID = 'reo-styles'

/** Adds the style sheet of all figures to the page, once. */
export function installStyles(): void {
  if (document.getElementById(STYLE_ID) !== null) return
  const style = document.createElement('style')
  style.id = STYLE_ID
  style.textContent = [BASE, TABLES, LINKED, PATCH, FIGURES].join('\n')
  document.head.append(style)
}

import { ANSWERS } from './answers'
import { BASE } from './base'
import { CONFUSED_PAIRS } from './confusedPairs'
import { COVERAGE } from './coverage'
import { DATA_CARD } from './dataCard'
import { FIGURE_ACTIONS } from './figureActions'
import { FIGURES } from './figures'
import { FILE } from './file'
import { FINDINGS } from './findings'
import { LEADERBOARD } from './leaderboard'
import { FLIPS } from './flips'
import { LINKED } from './linked'
import { NUMBERS } from './numbers'
import { PATCH } from './patch'
import { PATCH_CONTROLS } from './patchControls'
import { PATCH_GRID } from './patchGrid'
import { PATCH_IMAGE } from './patchImage'
import { PATCH_READOUT } from './patchReadout'
import { REPORT } from './report'
import { REVIEW } from './review'
import { SELECTION } from './selection'
import { TABLES } from './tables'

const STYLE_ID = 'reo-styles'

/** Adds the style sheet of all figures to the page, once. */
export function installStyles(): void {
  if (document.getElementById(STYLE_ID) !== null) return
  const style = document.createElement('style')
  style.id = STYLE_ID
  style.textContent = [
    BASE,
    TABLES,
    ANSWERS,
    LINKED,
    SELECTION,
    PATCH_CONTROLS,
    PATCH_IMAGE,
    PATCH_READOUT,
    PATCH,
    PATCH_GRID,
    FIGURES,
    CONFUSED_PAIRS,
    FLIPS,
    FIGURE_ACTIONS,
    FINDINGS,
    FILE,
    DATA_CARD,
    REPORT,
    REVIEW,
    NUMBERS,
    LEADERBOARD,
    COVERAGE,
  ].join('\n')
  document.head.append(style)
}

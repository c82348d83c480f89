import { rendererOf } from '../shared/renderer'
import { LEADERBOARD } from '../shared/styles/leaderboard'
import { NUMBERS } from '../shared/styles/numbers'
import { COVERAGE } from '../shared/styles/coverage'
import { coverageCsv } from './coverageCsv'
import { coverageView } from './coverageView'

/** Draws `application/vnd.reo.coverage.v1+json`: how the order of models hangs on what is left unanswered. */
export const activate = rendererOf(
  'coverage',
  coverageView,
  { csv: coverageCsv },
  { LEADERBOARD, NUMBERS, COVERAGE },
)

import { rendererOf } from '../shared/renderer'
import { coverageCsv } from './coverageCsv'
import { coverageView } from './coverageView'

/** Draws `application/vnd.reo.coverage.v1+json`: how the order of models hangs on what is left unanswered. */
export const activate = rendererOf('coverage', coverageView, { csv: coverageCsv })

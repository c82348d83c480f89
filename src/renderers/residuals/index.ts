import { rendererOf } from '../shared/renderer'
import { residualsCsv } from './residualsCsv'
import { residualsView } from './residualsView'

/** Draws `application/vnd.reo.residuals.v1+json`: how far numbers are off, and what that hangs on. */
export const activate = rendererOf('residuals', residualsView, { csv: residualsCsv })

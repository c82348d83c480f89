import { rendererOf } from '../shared/renderer'
import { patchGridCsv } from './patchGridCsv'
import { patchGridView } from './patchGridView'

/** Draws `application/vnd.reo.patch-grid.v1+json`: a gallery of patches with one model's answers. */
export const activate = rendererOf('patchGrid', patchGridView, { csv: patchGridCsv })

import { rendererOf } from '../shared/renderer'
import { PATCH_GRID } from '../shared/styles/patchGrid'
import { patchGridCsv } from './patchGridCsv'
import { patchGridView } from './patchGridView'

/** Draws `application/vnd.reo.patch-grid.v1+json`: a gallery of patches with one model's answers. */
export const activate = rendererOf('patchGrid', patchGridView, { csv: patchGridCsv }, { PATCH_GRID })

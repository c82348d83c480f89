import { header } from '../shared/header'
import { rendererOf } from '../shared/renderer'
import { patchCsv } from './patchCsv'
import { patchView } from './patchView'

/** Draws `application/vnd.reo.patch.v1+json`: one patch in full. */
export const activate = rendererOf(
  'patch',
  (payload, { root, choices }) => root.append(header(payload), patchView(payload, choices)),
  { csv: patchCsv },
)

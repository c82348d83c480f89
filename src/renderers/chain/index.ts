import { rendererOf } from '../shared/renderer'
import { chainCsv } from './chainCsv'
import { chainView } from './chainView'

/** Draws `application/vnd.reo.chain.v1+json`: the questions of the logical chain about one sample. */
export const activate = rendererOf('chain', chainView, { csv: chainCsv })

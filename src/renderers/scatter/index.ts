import { rendererOf } from '../shared/renderer'
import { scatterCsv } from './scatterCsv'
import { scatterView } from './scatterView'

/** Draws `application/vnd.reo.scatter.v1+json`: predicted against true values. */
export const activate = rendererOf('scatter', scatterView, { csv: scatterCsv })

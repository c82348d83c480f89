import { rendererOf } from '../shared/renderer'
import { scatterView } from './scatterView'

/** Draws `application/vnd.reo.scatter.v1+json`: predicted against true values. */
export const activate = rendererOf('scatter', scatterView)

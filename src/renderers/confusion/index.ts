import { rendererOf } from '../shared/renderer'
import { CONFUSED_PAIRS } from '../shared/styles/confusedPairs'
import { confusionCsv } from './confusionCsv'
import { confusionView } from './confusionView'

/** Draws `application/vnd.reo.confusion.v1+json`: true against predicted classes. */
export const activate = rendererOf('confusion', confusionView, { csv: confusionCsv }, { CONFUSED_PAIRS })

import { rendererOf } from '../shared/renderer'
import { DATA_CARD } from '../shared/styles/dataCard'
import { dataCardCsv } from './dataCardCsv'
import { dataCardView } from './dataCardView'

/** Draws `application/vnd.reo.data-card.v1+json`: what a data set is made of. */
export const activate = rendererOf('dataCard', dataCardView, { csv: dataCardCsv }, { DATA_CARD })

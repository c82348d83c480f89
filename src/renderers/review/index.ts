import { rendererOf } from '../shared/renderer'
import { REVIEW } from '../shared/styles/review'
import { reviewCsv } from './reviewCsv'
import { reviewView } from './reviewView'

/** Draws `application/vnd.reo.review.v1+json`: texts about patches, to be accepted, corrected or rejected. */
export const activate = rendererOf('review', reviewView, { csv: reviewCsv }, { REVIEW })

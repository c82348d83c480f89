import { rendererOf } from '../shared/renderer'
import { answersCsv } from './answersCsv'
import { answersView } from './answersView'

/** Draws `application/vnd.reo.answers.v1+json`: every model's answer beside the truth. */
export const activate = rendererOf('answers', answersView, { csv: answersCsv })

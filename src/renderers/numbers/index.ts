import { rendererOf } from '../shared/renderer'
import { numbersCsv } from './numbersCsv'
import { numbersView } from './numbersView'

/** Draws `application/vnd.reo.numbers.v1+json`: what becomes of numbers because they are written in tokens. */
export const activate = rendererOf('numbers', numbersView, { csv: numbersCsv })

import { rendererOf } from '../shared/renderer'
import { NUMBERS } from '../shared/styles/numbers'
import { COVERAGE } from '../shared/styles/coverage'
import { numbersCsv } from './numbersCsv'
import { numbersView } from './numbersView'

/** Draws `application/vnd.reo.numbers.v1+json`: what becomes of numbers because they are written in tokens. */
export const activate = rendererOf('numbers', numbersView, { csv: numbersCsv }, { NUMBERS, COVERAGE })

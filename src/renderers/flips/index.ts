import { rendererOf } from '../shared/renderer'
import { FLIPS } from '../shared/styles/flips'
import { flipsCsv } from './flipsCsv'
import { flipsView } from './flipsView'

/** Draws `application/vnd.reo.flips.v1+json`: which answers become right or wrong from models to others that see more. */
export const activate = rendererOf('flips', flipsView, { csv: flipsCsv }, { FLIPS })

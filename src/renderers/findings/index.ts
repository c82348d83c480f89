import { rendererOf } from '../shared/renderer'
import { FINDINGS } from '../shared/styles/findings'
import { findingsCsv } from './findingsCsv'
import { findingsView, shownFindings } from './findingsView'

/** Draws `application/vnd.reo.findings.v1+json`: what is wrong with a data set, with the patches behind each finding. */
export const activate = rendererOf(
  'findings',
  findingsView,
  {
    csv: findingsCsv,
    json: shownFindings,
  },
  { FINDINGS },
)

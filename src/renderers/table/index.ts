import { rendererOf } from '../shared/renderer'
import { tableCsv } from './tableCsv'
import { tableView } from './tableView'

/** Draws `application/vnd.reo.table.v1+json`: a sortable table, such as a run's report. */
export const activate = rendererOf('table', tableView, { csv: tableCsv })

import type { ResidualsPayload } from '../../protocol/residuals'
import { header } from '../shared/header'
import { notice } from '../shared/notice'
import type { OutputHost } from '../shared/renderer'
import { agreementTable } from './agreementTable'

/** How far numbers are off, model by model. */
export function residualsView(payload: ResidualsPayload, { root }: OutputHost<'residuals'>): void {
  if (payload.series.every(({ answered }) => answered === 0)) {
    root.append(header(payload), notice('info', 'There are no answered numbers with a true value to show.'))
    return
  }
  root.append(header(payload), agreementTable(payload.series, payload.unit))
}

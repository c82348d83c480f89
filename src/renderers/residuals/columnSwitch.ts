import type { ResidualsPayload } from '../../protocol/residuals'
import { formatKey, lowerFirst } from '../shared/format'
import type { OutputHost } from '../shared/renderer'
import { dropDown } from '../shared/segmented'

/** What stands for the true value among the columns. */
const TRUTH = ''

/** The choice of what errors are shown against, where the run can be asked for another. */
export function columnSwitch(
  { axis, columns, quantity, figure }: ResidualsPayload,
  { remake }: OutputHost<'residuals'>,
): HTMLElement | undefined {
  if (remake === undefined || figure?.kind !== 'residuals' || columns.length === 0) return undefined
  const choices = [
    { id: TRUTH, title: `against true ${lowerFirst(quantity)}` },
    ...columns.map((column) => ({ id: column, title: `against ${formatKey(column)}` })),
  ]
  return dropDown('Against', choices, axis.column ?? TRUTH, (column) => {
    const { against: _, ...rest } = figure
    remake(column === TRUTH ? rest : { ...rest, against: column })
  })
}

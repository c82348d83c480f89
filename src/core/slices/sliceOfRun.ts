import { restrictRun } from '../runs/restrictRun'
import type { Run } from '../runs/runLog'
import { holdsFor } from './expression/holdsFor'
import { parseExpression } from './expression/parseExpression'
import { columnsOf } from './expression/sliceExpression'
import { expressionError } from './expression/tokens'
import { columnNamed, columnReader, type SampleColumns } from './sampleColumns'

/**
 * Whether an expression holds for a sample, by id.
 * @throws ReoError with the place in the expression that cannot be read, or names a column that is not there
 */
export function sliceOf(columns: SampleColumns, text: string): (sample: string) => boolean {
  const expression = parseExpression(text)
  const readers = new Map(
    columnsOf(expression).map(({ name, at }) => {
      const column = columnNamed(columns, name)
      if (column !== undefined) return [name, columnReader(columns, column)]
      const known = [...columns.values.keys()].join(', ')
      throw expressionError(text, at, `there is no column “${name}”, but ${known === '' ? 'none' : known}`)
    }),
  )
  return (sample) => holdsFor(expression, (column) => readers.get(column)?.(sample) ?? null)
}

/** The run as if only the samples that an expression holds for had been asked about. @throws as {@link sliceOf} does */
export function sliceRun(run: Run, columns: SampleColumns, text: string): Run {
  return restrictRun(run, sliceOf(columns, text))
}

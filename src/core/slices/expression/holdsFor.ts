import type { MetadataValue } from '../../dataset/sample'
import { unreachable } from '../../errors'
import type { Comparison, Literal, SliceExpression } from './sliceExpression'

/**
 * Whether an expression holds for a sample. What is missing meets no comparison, whichever it is; only `is missing` and
 * `not` are true of it.
 * @param valueOf the value of a column; null where the sample has none
 */
export function holdsFor(expression: SliceExpression, valueOf: (column: string) => MetadataValue): boolean {
  switch (expression.kind) {
    case 'all':
      return expression.of.every((part) => holdsFor(part, valueOf))
    case 'any':
      return expression.of.some((part) => holdsFor(part, valueOf))
    case 'not':
      return !holdsFor(expression.of, valueOf)
    case 'compare':
      return compares(valueOf(expression.column.name), expression.comparison, expression.value)
    case 'in': {
      const found = valueOf(expression.column.name)
      return expression.values.some((value) => compares(found, '=', value))
    }
    case 'missing':
      return isMissing(valueOf(expression.column.name))
    default:
      return unreachable(expression)
  }
}

/** Whether a column holds no value. */
export function isMissing(value: MetadataValue): boolean {
  return value === null || value === '' || Number.isNaN(value)
}

function compares(found: MetadataValue, comparison: Comparison, value: Literal): boolean {
  if (isMissing(found)) return false
  const order = orderOf(found, value)
  switch (comparison) {
    case '=':
      return order === 0
    case '!=':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    default:
      return unreachable(comparison)
  }
}

/** Below, at or above 0 as `found` comes before, is, or comes after a value; NaN where the two cannot be ordered. */
function orderOf(found: MetadataValue, value: Literal): number {
  if (typeof value === 'number') {
    const number = typeof found === 'string' && found.trim() !== '' ? Number(found) : found
    return typeof number === 'number' ? number - value : Number.NaN
  }
  const [first, second] = [String(found), String(value)]
  return first === second ? 0 : first < second ? -1 : 1
}

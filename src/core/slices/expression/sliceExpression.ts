import { unreachable } from '../../errors'

export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='] as const
export type Comparison = (typeof COMPARISONS)[number]

/** What a column is compared with. */
export type Literal = number | string | boolean

/** A column by its name, and the character of the expression at which it is named. */
export interface ColumnName {
  readonly name: string
  readonly at: number
}

/** Which samples are meant, by what stands in their columns. */
export type SliceExpression =
  | { readonly kind: 'all' | 'any'; readonly of: readonly SliceExpression[] }
  | { readonly kind: 'not'; readonly of: SliceExpression }
  | {
      readonly kind: 'compare'
      readonly column: ColumnName
      readonly comparison: Comparison
      readonly value: Literal
    }
  | { readonly kind: 'in'; readonly column: ColumnName; readonly values: readonly Literal[] }
  | { readonly kind: 'missing'; readonly column: ColumnName }

/** Words that have a meaning of their own. */
export const KEYWORDS: readonly string[] = ['and', 'or', 'not', 'in', 'is', 'missing', 'true', 'false']

/** The columns that an expression is about, in the order in which they are named. */
export function columnsOf(expression: SliceExpression): readonly ColumnName[] {
  switch (expression.kind) {
    case 'all':
    case 'any':
      return expression.of.flatMap(columnsOf)
    case 'not':
      return columnsOf(expression.of)
    case 'compare':
    case 'in':
    case 'missing':
      return [expression.column]
    default:
      return unreachable(expression)
  }
}

/** An expression as it is written, which is read as the same expression. */
export function expressionText(expression: SliceExpression): string {
  switch (expression.kind) {
    case 'all':
      return expression.of.map((part) => bracketed(part, part.kind === 'any')).join(' and ')
    case 'any':
      return expression.of.map(expressionText).join(' or ')
    case 'not':
      return `not ${bracketed(expression.of, expression.of.kind === 'all' || expression.of.kind === 'any')}`
    case 'compare':
      return `${word(expression.column.name)} ${expression.comparison} ${literalText(expression.value)}`
    case 'in':
      return `${word(expression.column.name)} in (${expression.values.map(literalText).join(', ')})`
    case 'missing':
      return `${word(expression.column.name)} is missing`
    default:
      return unreachable(expression)
  }
}

function bracketed(expression: SliceExpression, needed: boolean): string {
  const text = expressionText(expression)
  return needed ? `(${text})` : text
}

function literalText(value: Literal): string {
  return typeof value === 'string' ? word(value) : String(value)
}

/** A name or text, in quotes where it would be read otherwise. */
function word(text: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(text) && !KEYWORDS.includes(text.toLowerCase())
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`
}

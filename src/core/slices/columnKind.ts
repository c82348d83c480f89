import type { MetadataValue } from '../dataset/sample'
import { isMissing } from './expression/holdsFor'

/** Numbers of at most so many different values are classes, such as the codes of regions. */
const MOST_CODES = 12

/** Numeric columns that are codes however many there are. */
const CODES: readonly string[] = ['landCover']

/** Whether a column holds quantities, not classes. @param values item by item */
export function isQuantity(name: string, values: readonly MetadataValue[]): boolean {
  if (CODES.includes(name)) return false
  const present = values.filter((value) => !isMissing(value))
  return present.every((value) => typeof value === 'number') && new Set(present).size > MOST_CODES
}

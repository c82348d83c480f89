import { ReoError } from '../errors'

const MOST_NAMES = 40

/** The error that says which columns a file lacks, and which it has. */
export function missingColumns(path: string, missing: readonly string[], there: readonly string[]): ReoError {
  const what = missing.length === 1 ? 'column' : 'columns'
  return new ReoError(`There is no ${what} ${missing.map((name) => `"${name}"`).join(', ')}`, {
    where: path,
    mend: there.length === 0 ? 'The file has none.' : `There are ${listed(there)}.`,
  })
}

function listed(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return names.join(', ')
  return `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`
}

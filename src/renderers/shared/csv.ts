export type CsvField = string | number | boolean | null | undefined

/** What a figure shows, as numbers for a spreadsheet or a script. */
export interface CsvTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly CsvField[])[]
}

/**
 * A table as CSV (RFC 4180) with full precision; fields without a value are empty, and texts that a spreadsheet would
 * compute have an apostrophe before them.
 */
export function csvText({ head, rows }: CsvTable): string {
  return [head, ...rows].map((fields) => fields.map(written).join(',')).join('\r\n') + '\r\n'
}

/** What spreadsheets take for a formula, where they find it at the beginning of a text. */
const FORMULA = /^[=+\-@\t\r]/

function written(field: CsvField): string {
  if (field === null || field === undefined || Number.isNaN(field)) return ''
  const isFormula = typeof field === 'string' && FORMULA.test(field) && Number.isNaN(Number(field))
  const text = isFormula ? `'${field}` : String(field)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export type CsvField = string | number | boolean | null | undefined

/** What a figure shows, as numbers for a spreadsheet or a script. */
export interface CsvTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly CsvField[])[]
}

/** A table as CSV (RFC 4180) with full precision; fields without a value are empty. */
export function csvText({ head, rows }: CsvTable): string {
  return [head, ...rows].map((fields) => fields.map(written).join(',')).join('\r\n') + '\r\n'
}

function written(field: CsvField): string {
  const text = field === null || field === undefined || Number.isNaN(field) ? '' : String(field)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

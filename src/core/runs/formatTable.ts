import { escapeLatex, escapeMarkdown } from './formatEscapes'

export interface TableHead {
  readonly title: string
  readonly align: 'left' | 'right'
}

/** A table of text, for people to read. */
export interface TextTable {
  readonly columns: readonly TableHead[]
  /** As many cells in each row as there are columns. */
  readonly rows: readonly (readonly string[])[]
}

/** Head of a column of texts. */
export function left(title: string): TableHead {
  return { title, align: 'left' }
}

/** Head of a column of numbers. */
export function right(title: string): TableHead {
  return { title, align: 'right' }
}

/** Columns that stand under each other wherever letters have one width. */
export function plainTable({ columns, rows }: TextTable): string {
  const lines = [columns.map(({ title }) => title), ...rows]
  const widths = columns.map((_column, index) => Math.max(...lines.map((line) => lengthOf(line[index]))))
  const lineOf = (cells: readonly string[]) =>
    cells.map((cell, index) => padded(cell, widths[index], columns[index].align)).join('  ')
  return lines.map((line) => lineOf(line).trimEnd()).join('\n')
}

/** A table in GitHub's Markdown; what Markdown would read as markup is escaped. */
export function markdownTable({ columns, rows }: TextTable): string {
  const lineOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    lineOf(columns.map(({ title }) => escapeMarkdown(title))),
    lineOf(columns.map(({ align }) => (align === 'left' ? ':---' : '---:'))),
    ...rows.map((row) => lineOf(row.map(escapeMarkdown))),
  ].join('\n')
}

/** A LaTeX tabular with the rules of the package booktabs; what LaTeX would read as a command is escaped. */
export function latexTable({ columns, rows }: TextTable): string {
  // LaTeX takes a bracket after the end of a row for an option of it.
  const lineOf = (cells: readonly string[]) =>
    `  ${cells.map(escapeLatex).join(' & ').replace(/^\[/, '{[}')} \\\\`
  return [
    `\\begin{tabular}{${columns.map(({ align }) => (align === 'left' ? 'l' : 'r')).join('')}}`,
    '  \\toprule',
    lineOf(columns.map(({ title }) => title)),
    '  \\midrule',
    ...rows.map(lineOf),
    '  \\bottomrule',
    '\\end{tabular}',
  ].join('\n')
}

function padded(text: string, width: number, align: TableHead['align']): string {
  const blanks = ' '.repeat(width - lengthOf(text))
  return align === 'left' ? text + blanks : blanks + text
}

function lengthOf(text: string): number {
  return Array.from(text).length
}

export interface TextColumn {
  readonly title: string
  readonly align: 'left' | 'right'
}

/** Rows of text under each other in columns, with a rule under the titles: readable wherever letters have one width. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title }, index) =>
    rows.reduce((widest, row) => Math.max(widest, lengthOf(row[index])), lengthOf(title)),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => pad(cell, widths[index], columns[index].align))
      .join('  ')
      .trimEnd()
  return [
    line(columns.map(({ title }) => title)),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...rows.map(line),
  ].join('\n')
}

/** Text on one line and at most `length` letters long. */
export function shortened(text: string, length: number): string {
  const letters = Array.from(text.replaceAll(/\s+/g, ' ').trim())
  return letters.length <= length ? letters.join('') : `${letters.slice(0, length - 1).join('')}…`
}

function pad(text: string, width: number, align: TextColumn['align']): string {
  const blanks = ' '.repeat(Math.max(0, width - lengthOf(text)))
  return align === 'left' ? text + blanks : blanks + text
}

function lengthOf(text: string): number {
  return Array.from(text).length
}

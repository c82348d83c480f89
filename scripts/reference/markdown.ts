/** First lines of a page that is made. @param source what it is made of, in words */
export function generated(source: string): string {
  return `<!-- Made by \`npm run docs\` of ${source}. -->`
}

/** Text that does not end a cell of a table. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ')
}

/** A table; cells are Markdown. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map(() => '---'), ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** The text with whatever a pattern finds made blank; every other character keeps its place. */
export function mask(text: string, pattern: RegExp): string {
  return text.replace(pattern, blank)
}

/** Blanks of the same length; line breaks stay, as they end sentences. */
export function blank(found: string): string {
  return found.includes('\n') ? found.replace(/[^\n]/g, ' ') : ' '.repeat(found.length)
}

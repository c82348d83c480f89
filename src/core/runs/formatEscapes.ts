import { visibleControls } from '../text/visibleControls'

/** Text as Markdown shows it word for word, on one line. */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_[\]<>|~&#$]/g, String.raw`\$&`)
}

const LATEX: Readonly<Record<string, string>> = {
  '\\': String.raw`\textbackslash{}`,
  '{': String.raw`\{`,
  '}': String.raw`\}`,
  $: String.raw`\$`,
  '&': String.raw`\&`,
  '#': String.raw`\#`,
  '%': String.raw`\%`,
  _: String.raw`\_`,
  '^': String.raw`\textasciicircum{}`,
  '~': String.raw`\textasciitilde{}`,
  '|': String.raw`\textbar{}`,
  '<': String.raw`\textless{}`,
  '>': String.raw`\textgreater{}`,
  '²': String.raw`\textsuperscript{2}`,
  '–': '--',
}

/** Text as LaTeX sets it word for word, on one line. */
export function escapeLatex(text: string): string {
  return oneLine(text).replaceAll(/[\\{}$&#%_^~|<>²–]/g, (character) => LATEX[character])
}

/** A field of a CSV file (RFC 4180). */
export function escapeCsv(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}

function oneLine(text: string): string {
  return visibleControls(text.replaceAll(/\s+/g, ' '))
}

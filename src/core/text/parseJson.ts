/** A JSON text as editors save it, with a byte order mark or without. @throws SyntaxError when it is none */
export function parseJson(text: string): unknown {
  return JSON.parse(text.replace(/^\uFEFF/, ''))
}

const BARE = /-?\b(?:NaN|Infinity)\b/g

/**
 * Parses JSON as Python writes it: NaN and infinities stand bare where they are no JSON, and become null.
 * @throws SyntaxError when it is no JSON otherwise
 */
export function parsePythonJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return JSON.parse(withoutBareNumbers(text))
  }
}

/** Only what stands outside of texts is replaced. */
function withoutBareNumbers(text: string): string {
  const parts: string[] = []
  for (let at = 0; at < text.length;) {
    const opening = text.indexOf('"', at)
    const outside = opening < 0 ? text.slice(at) : text.slice(at, opening)
    parts.push(outside.replaceAll(BARE, 'null'))
    if (opening < 0) break
    const end = endOfText(text, opening)
    parts.push(text.slice(opening, end))
    at = end
  }
  return parts.join('')
}

function endOfText(text: string, opening: number): number {
  for (let quote = text.indexOf('"', opening + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0
    while (text[quote - 1 - backslashes] === '\\') backslashes++
    if (backslashes % 2 === 0) return quote + 1
  }
  return text.length
}

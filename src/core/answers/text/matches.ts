/**
 * Where a pattern is found, in order: what `matchAll` finds, without the copy of the pattern that it makes for every
 * text, which costs more than to look through a sentence.
 * @param pattern global, and never of no characters
 */
export function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) matches.push(match)
  return matches
}

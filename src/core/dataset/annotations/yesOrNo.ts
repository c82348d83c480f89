/** Questions that yes or no answers: "Is there a road?", "… Answer yes or no." */
const ASKS_YES_OR_NO =
  /(?:^|[.?!:,]\s+)(?:is|are|was|were|do|does|did|has|have|can|could)\b|\byes or no\b|\byes\/no\b/i

/**
 * `yes` or `no` where an answer says so: by its first word ("Yes, roads are visible."), or as true and false. After a
 * question of another kind the word has to stand for itself: "No settlement" is a text.
 * @returns undefined where it says something else, or both
 */
export function yesOrNo(question: string, answer: string): 'yes' | 'no' | undefined {
  const found = /^\W*(yes|no|true|false)\b(?!\s*(?:and|or|\/)\s*(?:yes|no)\b)(\s+\p{L})?/iu.exec(answer)
  if (found === null) return undefined
  const goesOn = found[2] !== undefined
  if (goesOn && !ASKS_YES_OR_NO.test(question)) return undefined
  return /^(?:yes|true)$/i.test(found[1]) ? 'yes' : 'no'
}

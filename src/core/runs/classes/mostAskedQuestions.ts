import type { AnswerGroup } from '../answerGroups'

/** Questions that are shown by themselves at most, and the letters of one. */
const MOST_QUESTIONS = 12
const LONGEST_QUESTION = 300

/** The questions that were asked most often, where there are several. */
export function mostAskedQuestions(groups: readonly AnswerGroup[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { question } of groups.flatMap(({ answers }) => answers))
    if (question !== undefined) counts.set(question, (counts.get(question) ?? 0) + 1)
  if (counts.size < 2) return []
  return [...counts]
    .filter(([question]) => question.length <= LONGEST_QUESTION)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_QUESTIONS)
    .map(([question]) => question)
}

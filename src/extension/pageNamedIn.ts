/** The page of the documentation that a message refers to, such as `data-sets.md`. */
export function pageNamedIn(message: string): string | undefined {
  return /\bdocs\/([\w-]+\.md)\b/.exec(message)?.[1]
}

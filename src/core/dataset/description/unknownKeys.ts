import path from 'node:path'
import type { ProblemLog } from '../problemLog'

/** Notes the keys of a description that mean nothing, so that a misspelt one is seen. */
export function noteUnknownKeys(keys: readonly string[], file: string, problems: ProblemLog): void {
  for (const key of keys) {
    const message = `"${key}" is not a known key`
    problems.add({ where: path.basename(file), about: 'description', message })
  }
}

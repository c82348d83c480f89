import path from 'node:path'
import { findLocalFiles } from '../localFiles'

const PROMPT_SETS = '**/*.prompts.json'
const ELSEWHERE = '**/{node_modules,.*}/**'
const MOST_FOUND = 50

/** Paths of the prompt sets that the workspace's folders hold. */
export async function workspacePromptSets(): Promise<readonly string[]> {
  const found = await findLocalFiles(PROMPT_SETS, ELSEWHERE, MOST_FOUND)
  return found.map(({ fsPath }) => fsPath).sort()
}

/** The name of a prompt set by its file: `prompts/short.prompts.json` → `short`. */
export function nameOfPromptSet(file: string): string {
  return path.basename(file).replace(/\.prompts\.json$/, '')
}

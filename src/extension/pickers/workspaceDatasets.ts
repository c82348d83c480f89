import path from 'node:path'
import { findLocalFiles } from '../localFiles'

const DESCRIPTIONS = '**/{dataset,*.dataset}.json'
const ELSEWHERE = '**/{node_modules,.*}/**'
const MOST_FOUND = 20

/** Paths of the data sets that the workspace's folders hold, as their descriptions tell. */
export async function workspaceDatasets(): Promise<readonly string[]> {
  const found = await findLocalFiles(DESCRIPTIONS, ELSEWHERE, MOST_FOUND)
  return found.map(({ fsPath }) => datasetOf(fsPath)).sort()
}

/** A folder is named for its `dataset.json`; other descriptions stand for themselves. */
function datasetOf(description: string): string {
  return path.basename(description) === 'dataset.json' ? path.dirname(description) : description
}

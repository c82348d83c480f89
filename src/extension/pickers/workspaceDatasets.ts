import { findLocalFiles } from '../localFiles'
import { datasetOf } from './datasetOf'

const DESCRIPTIONS = '**/{dataset,*.dataset}.json'
const ELSEWHERE = '**/{node_modules,.*}/**'
const MOST_FOUND = 20

/** Paths of the data sets that the workspace's folders hold, as their descriptions tell. */
export async function workspaceDatasets(): Promise<readonly string[]> {
  const found = await findLocalFiles(DESCRIPTIONS, ELSEWHERE, MOST_FOUND)
  return found.map(({ fsPath }) => datasetOf(fsPath)).sort()
}

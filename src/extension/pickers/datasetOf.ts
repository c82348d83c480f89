import path from 'node:path'

/** What `reo.open` takes for a description: a folder stands for its `dataset.json`, other descriptions for themselves. */
export function datasetOf(description: string): string {
  return path.basename(description) === 'dataset.json' ? path.dirname(description) : description
}

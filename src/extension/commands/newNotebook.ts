import { showNewNotebook } from '../notebooks/showNotebook'

const FIRST_CELL = `const data = await reo.open('demo') // or the path of a data set
data`

/** REO: New Notebook. @returns the notebook's URI as text */
export async function newNotebook(): Promise<string> {
  const { notebook } = await showNewNotebook([{ kind: 'code', text: FIRST_CELL }])
  return notebook.uri.toString()
}

import { stat } from 'node:fs/promises'
import path from 'node:path'

/** The folder of a model: a name, such as `unet` or `tiny-vlm/rgb`, is looked up in the folders of models, then taken as a path. */
export async function findModelFolder(
  nameOrPath: string,
  modelFolders: readonly string[],
): Promise<string | undefined> {
  if (nameOrPath === '') return undefined
  const isName = nameOrPath.split(/[\\/]/).every((part) => part !== '' && !part.startsWith('.'))
  const named = isName ? modelFolders.map((folder) => path.join(folder, nameOrPath)) : []
  for (const folder of [...named, path.resolve(nameOrPath)]) if (await isFolder(folder)) return folder
  return undefined
}

function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

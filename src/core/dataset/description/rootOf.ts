import path from 'node:path'
import { ConfinedFolder } from '../files/confinedFolder'
import type { DescriptionSource } from '../readers/dataSource'

/**
 * The folder that a description's paths are relative to and must stay in. A description that the user opened by its
 * own path may name any folder as its `root`; one that came within a data set's folder may not leave that.
 * @throws ReoError when the root does not exist or leaves the folder
 */
export function rootOf({ path: opened, file }: DescriptionSource, root: string | undefined): ConfinedFolder {
  const home = path.dirname(file)
  if (root === undefined) return new ConfinedFolder(home)
  const openedByName = opened === file
  return new ConfinedFolder(openedByName ? path.resolve(home, root) : new ConfinedFolder(home).resolve(root))
}

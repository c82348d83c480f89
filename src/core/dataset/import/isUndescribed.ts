import { readdir, stat } from 'node:fs/promises'
import { patchFolders } from '../readers/bigEarthNet/patchFolders'
import { isTable } from './findTable'

/** A table or a folder that no reader opens by itself, so that a description has to be proposed for it. */
export async function isUndescribed(location: string): Promise<boolean> {
  const status = await stat(location).catch(() => undefined)
  if (status === undefined) return false
  if (!status.isDirectory()) return isTable(location)
  const names = await readdir(location)
  if (names.some((name) => name === 'dataset.json' || /\.(h5|hdf5)$/i.test(name))) return false
  return names.length > 0 && (await patchFolders(location, names)).length === 0
}

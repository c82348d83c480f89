import path from 'node:path'
import { ReoError } from '../../errors'
import { Hdf5File } from '../hdf5/hdf5File'
import type { Split } from '../sample'
import { openAgbd } from './agbd/agbdDataset'
import type { AgbdPart } from './agbd/agbdPart'
import type { DatasetReader } from './dataSource'

/**
 * AGBD-Lite: flat HDF5 files, one a split (Zenodo 18485030). The file's name tells its split (`AGBD-Lite-val.h5`);
 * without one in it, the samples are test samples.
 */
export const openAgbdLite: DatasetReader = async (source) => {
  if (source.kind !== 'hdf5') return undefined
  const parts: AgbdPart[] = []
  for (const name of source.files) {
    const file = await Hdf5File.open(name)
    if ((await file.kindOf('S2_bands')) === 'array') {
      const split = splitOf(name)
      const [rows] = await file.lengths(['S2_bands'])
      parts.push({ file, group: '', idPrefix: split, split, rows })
    } else await file.close()
  }
  if (parts.length === 0) return undefined
  checkSplits(parts, source.path)
  return openAgbd(source, 'agbd-lite', parts)
}

/** The split that a file's name tells: `test` where it tells none. */
export function splitOf(file: string): Split {
  const name = path.basename(file).toLowerCase()
  if (/(^|[-_.])train([-_.]|$)/.test(name)) return 'train'
  return /(^|[-_.])val([-_.]|$)/.test(name) ? 'val' : 'test'
}

function checkSplits(parts: readonly AgbdPart[], folder: string): void {
  for (const [index, { split, file }] of parts.entries()) {
    const earlier = parts.slice(0, index).find((part) => part.split === split)
    if (earlier === undefined) continue
    const names = [earlier.file.path, file.path].map((name) => path.basename(name)).join(' and ')
    throw new ReoError(`${names} both hold the ${split} split, going by their names`, {
      where: folder,
      mend: 'Open one of them by itself.',
    })
  }
}

import { ReoError } from '../../errors'
import { Hdf5File } from '../hdf5/hdf5File'
import { openAgbd } from './agbd/agbdDataset'
import type { AgbdPart } from './agbd/agbdPart'
import { splitOf } from './agbdLite'
import type { DatasetReader } from './dataSource'

/** Tiles beyond so many are not looked for. */
const MAXIMUM_TILES = 10_000

/**
 * AGBD: HDF5 files with one group per Sentinel-2 tile. AGBD keeps its splits in a file of its own, so all samples are of
 * the split that the file's name tells, `test` without one.
 */
export const openAgbdTiles: DatasetReader = async (source) => {
  if (source.kind !== 'hdf5') return undefined
  if (source.files.length > 1) {
    throw new ReoError('The folder holds several HDF5 files that are not AGBD-Lite', {
      where: source.path,
      mend: 'Open one of them by itself.',
    })
  }
  const file = await Hdf5File.open(source.files[0])
  const parts: AgbdPart[] = []
  for (const tile of (await file.names()).slice(0, MAXIMUM_TILES)) {
    if ((await file.kindOf(`${tile}/S2_bands`)) !== 'array') continue
    parts.push({ file, group: `${tile}/`, idPrefix: tile, split: splitOf(file.path) })
  }
  if (parts.length > 0) return openAgbd(source, 'agbd', parts)
  await file.close()
  return undefined
}

import path from 'node:path'
import { Hdf5File } from '../hdf5/hdf5File'
import { openAgbd } from './agbd/agbdDataset'
import type { AgbdPart } from './agbd/agbdPart'
import { splitOf } from './agbdLite'
import type { DatasetReader } from './dataSource'

/** Tiles of one file beyond so many are not looked for. */
const MAXIMUM_TILES = 10_000

/**
 * AGBD: HDF5 files with one group per Sentinel-2 tile, one file or a folder of them. AGBD keeps its splits in a file of
 * its own, so all samples are of the split that the file's name tells, `test` without one.
 */
export const openAgbdTiles: DatasetReader = async (source) => {
  if (source.kind !== 'hdf5') return undefined
  const parts: AgbdPart[] = []
  for (const name of source.files) {
    const file = await Hdf5File.open(name)
    const tiles = await tilesIn(file)
    if (tiles.length === 0) await file.close()
    parts.push(...tiles)
  }
  return parts.length === 0 ? undefined : openAgbd(source, 'agbd', withOwnPrefixes(parts))
}

/** Tiles with their numbers of patches, and nothing else of them: a file may be hundreds of gigabytes long. */
async function tilesIn(file: Hdf5File): Promise<readonly AgbdPart[]> {
  const names = (await file.names()).slice(0, MAXIMUM_TILES)
  const lengths = await file.lengths(names.map((tile) => `${tile}/S2_bands`))
  return names.flatMap((tile, index): AgbdPart[] =>
    lengths[index] === 0
      ? []
      : [{ file, group: `${tile}/`, idPrefix: tile, split: splitOf(file.path), rows: lengths[index] }],
  )
}

/** A tile that several files hold has ids that name the file too. */
function withOwnPrefixes(parts: readonly AgbdPart[]): readonly AgbdPart[] {
  const counts = new Map<string, number>()
  for (const { idPrefix } of parts) counts.set(idPrefix, (counts.get(idPrefix) ?? 0) + 1)
  return parts.map((part) =>
    counts.get(part.idPrefix) === 1
      ? part
      : { ...part, idPrefix: `${path.parse(part.file.path).name}-${part.idPrefix}` },
  )
}

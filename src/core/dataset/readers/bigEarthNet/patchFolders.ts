import { readdir } from 'node:fs/promises'
import path from 'node:path'

/** One patch folder of BigEarthNet, with what its name says. */
export interface PatchFolder {
  readonly name: string
  readonly satellite: 's1' | 's2'
  /** Path of its files within the data set, without the band: `FOLDER/NAME`. */
  readonly stem: string
  /** Day and time, ISO 8601. */
  readonly acquired: string
  /** Column and row in its tile, such as `87_48`. */
  readonly place: string
  /** Tile of the military grid, such as `33UUP`; Sentinel-2 folders do not name theirs. */
  readonly tile?: string
}

/** S2A_MSIL2A_20170613T101031_87_48 */
const SENTINEL_2 = /^S2[AB]_MSIL2A_(\d{8}T\d{6})_(\d+_\d+)$/

/** S1A_IW_GRDH_1SDV_20170613T165043_33UUP_87_48 */
const SENTINEL_1 = /^S1[AB]_IW_GRDH_1SDV_(\d{8}T\d{6})_(\d\d[A-Z]{3})_(\d+_\d+)$/

/** Folders that hold patch folders as BigEarthNet is distributed. */
const ARCHIVE = /^BigEarthNet/i

/**
 * The patch folders of BigEarthNet in a folder, in the order of their names: the folder itself, those in it, and those
 * in its `BigEarthNet…` folders.
 * @param names what the folder holds
 */
export async function patchFolders(
  folder: string,
  names: readonly string[],
): Promise<readonly PatchFolder[]> {
  const itself = patchFolder(path.basename(folder), '')
  if (itself !== undefined) return [itself]
  const found = names.flatMap((name) => patchFolder(name, `${name}/`) ?? [])
  for (const archive of names.filter((name) => ARCHIVE.test(name))) {
    for (const name of await readdir(path.join(folder, archive)).catch((): string[] => []))
      found.push(...[patchFolder(name, `${archive}/${name}/`)].filter((patch) => patch !== undefined))
  }
  return found.sort((one, other) => (one.name < other.name ? -1 : 1))
}

function patchFolder(name: string, prefix: string): PatchFolder | undefined {
  const stem = `${prefix}${name}`
  const sentinel2 = SENTINEL_2.exec(name)
  if (sentinel2 !== null)
    return { name, satellite: 's2', stem, acquired: isoTime(sentinel2[1]), place: sentinel2[2] }
  const sentinel1 = SENTINEL_1.exec(name)
  if (sentinel1 === null) return undefined
  const [, time, tile, place] = sentinel1
  return { name, satellite: 's1', stem, acquired: isoTime(time), place, tile }
}

function isoTime(compact: string): string {
  return compact.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z')
}

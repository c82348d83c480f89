import { open, readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { messageOf, ReoError } from '../errors'
import type { Dataset } from './dataset'
import { openAgbdLite } from './readers/agbdLite'
import { openAgbdTiles } from './readers/agbdTiles'
import { openBigEarthNet } from './readers/bigEarthNet'
import { openChipGrid } from './readers/chipGrid'
import type { DatasetReader, DataSource, FolderSource, OpenOptions } from './readers/dataSource'
import { openPlainRaster } from './readers/plainRaster'
import { openReoFolder } from './readers/reoFolder'
import { openUndescribedTable } from './readers/undescribedTable'
import { isTable } from './import/findTable'
import { parseJson } from '../text/parseJson'

/** Every format that is read; each tells by itself whether a source is its own. */
const READERS: readonly DatasetReader[] = [
  openReoFolder,
  openChipGrid,
  openAgbdLite,
  openAgbdTiles,
  openBigEarthNet,
  openPlainRaster,
  openUndescribedTable,
]

/** A description longer than this is none. */
const MAXIMUM_DESCRIPTION_BYTES = 2 ** 20

/**
 * Opens a data set of any format that is read.
 * @param dataPath a folder with `dataset.json`, a description file, an HDF5 file, a TIFF, a table of annotations, a
 *   folder of AGBD-Lite files, of BigEarthNet patches or with a table
 * @throws ReoError when there is none, or it cannot be opened
 */
export async function openDataset(dataPath: string, options: OpenOptions = {}): Promise<Dataset> {
  const dataset = await openIfDataset(dataPath, options)
  if (dataset !== undefined) return dataset
  throw new ReoError('The HDF5 file is no AGBD data set: it has neither "S2_bands" nor groups with it', {
    where: dataPath,
    mend: '`reo inspect` shows what it holds.',
  })
}

/**
 * As {@link openDataset}; undefined for HDF5 files that hold something else.
 * @throws ReoError as {@link openDataset} does
 */
export async function openIfDataset(
  dataPath: string,
  options: OpenOptions = {},
): Promise<Dataset | undefined> {
  const source = await sourceAt(path.resolve(dataPath))
  for (const reader of READERS) {
    const dataset = await reader(source, options)
    if (dataset !== undefined) return dataset
  }
  if (source.kind === 'folder') throw noDatasetIn(source)
  return undefined
}

async function sourceAt(location: string): Promise<DataSource> {
  const status = await stat(location).catch(() => undefined)
  if (status === undefined) {
    throw new ReoError('There is no such data set', {
      where: location,
      mend: 'Check the path; `reo demo DIR` writes a data set to try.',
    })
  }
  if (status.isDirectory()) return sourceInFolder(location)
  if (await isTable(location)) return { kind: 'table', path: location }
  if (/\.json$/i.test(location)) return descriptionSource(location, location)
  if (await isHdf5(location)) return { kind: 'hdf5', path: location, files: [location] }
  if (/\.tiff?$/i.test(location)) return { kind: 'raster', path: location }
  throw notADataset(location)
}

async function sourceInFolder(folder: string): Promise<DataSource> {
  const names = (await readdir(folder)).sort()
  if (names.includes('dataset.json')) return descriptionSource(folder, path.join(folder, 'dataset.json'))
  const files = names.filter((name) => /\.(h5|hdf5)$/i.test(name)).map((name) => path.join(folder, name))
  return files.length > 0 ? { kind: 'hdf5', path: folder, files } : { kind: 'folder', path: folder, names }
}

async function descriptionSource(opened: string, file: string): Promise<DataSource> {
  const { size } = await stat(file)
  if (size > MAXIMUM_DESCRIPTION_BYTES) {
    throw new ReoError('The file is too long for a description of a data set', {
      where: file,
      mend: 'Samples stand in a file of their own, one JSON object a line (JSONL).',
    })
  }
  const json = parseDescriptionText(await readFile(file, 'utf8'), file)
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new ReoError('The file is no description of a data set', {
      where: file,
      mend: 'It has to be a JSON object.',
    })
  }
  return { kind: 'description', path: opened, file, proposed: false, json: { ...json } }
}

function parseDescriptionText(text: string, file: string): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    throw new ReoError(`The file is not JSON (${messageOf(error)})`, {
      where: file,
      mend: 'Mend its syntax.',
      cause: error,
    })
  }
}

const HDF5_SIGNATURE = Buffer.from('\x89HDF\r\n\x1a\n', 'latin1')

/** Whether a file starts as HDF5 does. */
async function isHdf5(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0)
    return buffer.equals(HDF5_SIGNATURE)
  } finally {
    await handle.close()
  }
}

function noDatasetIn({ path: folder, names }: FolderSource): ReoError {
  const what =
    names.length === 0
      ? 'The folder is empty, so there is no data set in it'
      : 'The folder holds no data set: neither dataset.json, an HDF5 file nor patches of BigEarthNet'
  return new ReoError(what, {
    where: folder,
    mend:
      names.length === 0
        ? "Check the path, or open generated data: reo.open('demo')."
        : 'REO: Import Data Set…, or `reo inspect`, proposes a dataset.json for images and a table.',
  })
}

function notADataset(file: string): ReoError {
  if (/\.(h5|hdf5)$/i.test(file)) {
    return new ReoError('The file is not HDF5, whatever its name says', {
      where: file,
      mend: 'Copy or download it again.',
    })
  }
  return new ReoError('This is no data set', {
    where: file,
    mend: 'Give a folder with dataset.json, a description file (.json), or an HDF5 file.',
  })
}

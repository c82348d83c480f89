import { open, stat } from 'node:fs/promises'
import { ReoError } from '../../errors'
import type { Dataset } from '../dataset'
import { isUndescribed } from '../import/isUndescribed'
import { openIfDataset } from '../openDataset'
import type { OpenOptions } from '../readers/dataSource'
import { type DatasetSummary, inspectDataset } from './inspectDataset'
import { type Hdf5Summary, inspectHdf5 } from './inspectHdf5'
import { inspectRaster, type RasterSummary } from './inspectRaster'
import { inspectUndescribed, type ProposalSummary } from './inspectUndescribed'

export type Summary = DatasetSummary | RasterSummary | Hdf5Summary | ProposalSummary

export interface InspectOptions extends OpenOptions {
  /** Adds checksums of pixels; an HDF5 file is then looked at array by array, a data set or not. */
  readonly checksum: boolean
  /** Called with a data set before it is looked at, to show how its index goes on. */
  readonly whenOpen?: (dataset: Dataset) => Promise<void>
}

/**
 * Looks at a data set, one GeoTIFF, or one HDF5 file; for a table or a folder without a description, proposes one.
 * @throws ReoError when there is nothing, or it cannot be read
 */
export async function inspect(path: string, options: InspectOptions): Promise<Summary> {
  const kind = await kindOfFile(path)
  if (kind === 'tiff') return inspectRaster(path, options)
  if (kind === 'hdf5' && options.checksum) return inspectHdf5(path, options)
  if (await isUndescribed(path)) return inspectUndescribed(path)
  const dataset = await openIfDataset(path, options)
  if (dataset === undefined) {
    if (kind === 'hdf5') return inspectHdf5(path, options)
    throw new ReoError('The HDF5 files of the folder are no AGBD data set', {
      where: path,
      mend: 'Inspect one of them.',
    })
  }
  try {
    await options.whenOpen?.(dataset)
    return await inspectDataset(dataset)
  } finally {
    await dataset.close()
  }
}

const SIGNATURES: readonly (readonly ['tiff' | 'hdf5', string])[] = [
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['tiff', 'II+\0'],
  ['tiff', 'MM\0+'],
  ['hdf5', '\x89HDF'],
]

/** What a file is by its first bytes, or else by its name. */
async function kindOfFile(path: string): Promise<'tiff' | 'hdf5' | undefined> {
  const status = await stat(path).catch(() => undefined)
  if (!status?.isFile()) return undefined
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    const start = buffer.toString('latin1')
    const known = SIGNATURES.find(([, signature]) => signature === start)?.[0]
    return known ?? (/\.tiff?$/i.test(path) ? 'tiff' : undefined)
  } finally {
    await file.close()
  }
}

import type { Dataset } from '../dataset'

/** What a path turned out to hold, before it is known which format it is. */
export type DataSource = DescriptionSource | Hdf5Source | FolderSource | RasterSource | TableSource

/** A JSON description of a data set. */
export interface DescriptionSource {
  readonly kind: 'description'
  /** Absolute path of what was opened: the description, or the folder that holds it. */
  readonly path: string
  /** Absolute path of the description itself, or where one that is proposed would be saved. */
  readonly file: string
  /** True where it is proposed for data without one, and stands in no file. */
  readonly proposed: boolean
  readonly json: Readonly<Record<string, unknown>>
}

/** One or several HDF5 files. */
export interface Hdf5Source {
  readonly kind: 'hdf5'
  /** Absolute path of what was opened: the file, or the folder that holds the files. */
  readonly path: string
  readonly files: readonly string[]
}

/** A folder without a description or HDF5 files. */
export interface FolderSource {
  readonly kind: 'folder'
  /** Absolute path. */
  readonly path: string
  /** What it holds, sorted. */
  readonly names: readonly string[]
}

/** One TIFF by itself. */
export interface RasterSource {
  readonly kind: 'raster'
  /** Absolute path. */
  readonly path: string
}

/** A table of annotations by itself. */
export interface TableSource {
  readonly kind: 'table'
  /** Absolute path. */
  readonly path: string
}

/** How a data set is opened, whatever its format. */
export interface OpenOptions {
  /** Folder for what makes opening again quicker, such as the index of a large table; nothing is kept when absent. */
  readonly cacheFolder?: string
}

/**
 * Opens a source of one format; undefined where it is of another.
 * @throws ReoError when it is of this format and cannot be opened
 */
export type DatasetReader = (source: DataSource, options: OpenOptions) => Promise<Dataset | undefined>

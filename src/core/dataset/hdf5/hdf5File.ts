import { stat } from 'node:fs/promises'
import type { Dataset, File, Filter, Metadata } from 'h5wasm/node'
import { messageOf, ReoError } from '../../errors'
import { discardHdf5Module, type Hdf5Module, hdf5Module, isAbort } from './hdf5Module'
import { type Hdf5Values, readableType, typeName, unreadableFilter } from './hdf5Type'

/** A read of more than this is refused: WebAssembly's memory ends at 2 GB. */
const MAXIMUM_READ_BYTES = 512 * 2 ** 20

/** What is known of an array before any of its values is read. */
export interface ArrayDescription {
  readonly shape: readonly number[]
  /** Name of the stored type, whether it can be read or not. */
  readonly typeName: string
  /** Shape of a chunk; undefined where the values lie in one piece. */
  readonly chunks: readonly number[] | undefined
  /** Why its values cannot be read. */
  readonly unreadable?: string
}

/** First index and the one after the last. */
export type Range = readonly [from: number, to: number]

/**
 * An HDF5 file opened for reading. Objects are found by name, one level at a time: links are never followed in bulk and
 * never out of the file. Should the library abort on another file, this one is opened anew with the next module.
 */
export class Hdf5File {
  readonly path: string
  #opened: { readonly module: Hdf5Module; readonly file: File } | undefined
  readonly #names = new Map<string, ReadonlySet<string>>()

  private constructor(path: string) {
    this.path = path
  }

  /** @throws ReoError when the file is missing, foreign or truncated */
  static async open(path: string): Promise<Hdf5File> {
    const hdf5 = new Hdf5File(path)
    const status = await stat(path).catch(() => undefined)
    if (!status?.isFile()) {
      throw new ReoError('There is no such file', { where: path, mend: 'Check the path.' })
    }
    await hdf5.#use(() => undefined)
    return hdf5
  }

  /** Names within a group, one level deep. */
  async names(group = '/'): Promise<readonly string[]> {
    return this.#use((file, module) => [...this.#namesIn(group, file, module)])
  }

  /** What a name stands for; undefined where there is nothing, or only a link to somewhere else. */
  kindOf(name: string): Promise<'group' | 'array' | undefined> {
    return this.#use((file, module) => {
      if (!this.#isHere(name, file, module)) return undefined
      const { H5G_GROUP, H5G_DATASET } = module.library.Module
      const type = file.get_type(name)
      return type === H5G_GROUP ? 'group' : type === H5G_DATASET ? 'array' : undefined
    })
  }

  /** Shape and type of an array; undefined where there is none of that name. */
  async describe(name: string): Promise<ArrayDescription | undefined> {
    if ((await this.kindOf(name)) !== 'array') return undefined
    return this.#use((file, { library }) => describeArray(new library.Dataset(file.file_id, `/${name}`)))
  }

  /** An attribute's value; undefined where there is none. @param object path of its holder, or `/` */
  async attribute(object: string, name: string): Promise<unknown> {
    if (object !== '/' && (await this.kindOf(object)) === undefined) return undefined
    return this.#use((file, { library }) => {
      const holder = new library.Group(file.file_id, object)
      return Object.hasOwn(holder.attrs, name) ? holder.get_attribute(name, false) : undefined
    })
  }

  /**
   * Values of an array, or of a part of it.
   * @param ranges by axis; whole axes where absent
   * @throws ReoError when there is no such array, or its values cannot be read
   */
  async read(name: string, ranges: readonly Range[] = []): Promise<Hdf5Values> {
    const description = await this.describe(name)
    if (description === undefined)
      throw this.#error(`There is no array "${name}"`, 'Check how the file was written.')
    if (description.unreadable !== undefined) {
      throw this.#error(
        `"${name}" ${description.unreadable}`,
        'Write the file with gzip or without compression.',
      )
    }
    return this.#use((file, { library }) => {
      const array = new library.Dataset(file.file_id, `/${name}`)
      this.#checkSize(name, description.shape, ranges, array.metadata.size)
      const values = array.slice(description.shape.map((_, axis) => [...(ranges[axis] ?? [])]))
      if (isTyped(values)) return values
      throw this.#error(`"${name}" holds no array of numbers`, 'Check how the file was written.')
    })
  }

  async close(): Promise<void> {
    const opened = this.#opened
    this.#opened = undefined
    if (opened !== undefined && !opened.module.broken) opened.file.close()
  }

  /** Does something with the file, and turns what the library throws into one line that names it. */
  async #use<Result>(work: (file: File, module: Hdf5Module) => Result): Promise<Result> {
    const module = await hdf5Module()
    try {
      if (this.#opened?.module !== module) {
        this.#opened = { module, file: new module.library.File(this.path, 'r') }
      }
      return work(this.#opened.file, module)
    } catch (error) {
      if (error instanceof ReoError) throw error
      throw this.#readError(error, module)
    }
  }

  #readError(error: unknown, module: Hdf5Module): ReoError {
    if (!isAbort(error)) {
      const what = `The HDF5 file cannot be read (${reasonOf(error)})`
      return this.#error(what, 'Copy or download it again.', error)
    }
    discardHdf5Module(module)
    const what = 'The HDF5 library gave up on this file'
    return this.#error(what, 'Check it with h5dump; other files are still read.', error)
  }

  /** Whether every step of a path is there and is no link, which could lead into other files or in a circle. */
  #isHere(name: string, file: File, module: Hdf5Module): boolean {
    const steps = name.split('/')
    return steps.every((step, index) => {
      const group = `/${steps.slice(0, index).join('/')}`
      if (!this.#namesIn(group, file, module).has(step)) return false
      const path = steps.slice(0, index + 1).join('/')
      const isLink = file.get_link(path) !== null || file.get_external_link(path).filename !== undefined
      const leadsOn = index === steps.length - 1 || file.get_type(path) === module.library.Module.H5G_GROUP
      return !isLink && leadsOn
    })
  }

  #namesIn(group: string, file: File, { library }: Hdf5Module): ReadonlySet<string> {
    const names = this.#names.get(group) ?? new Set(new library.Group(file.file_id, group).keys())
    this.#names.set(group, names)
    return names
  }

  #checkSize(name: string, shape: readonly number[], ranges: readonly Range[], size: number): void {
    const counts = shape.map((length, axis) =>
      ranges[axis] === undefined ? length : ranges[axis][1] - ranges[axis][0],
    )
    const bytes = counts.reduce((product, count) => product * count, size)
    if (bytes <= MAXIMUM_READ_BYTES) return
    throw this.#error(
      `${Math.round(bytes / 2 ** 20)} MiB of "${name}" would have to be read at once`,
      'Write it in smaller chunks, of 64 patches for example.',
    )
  }

  #error(what: string, mend: string, cause?: unknown): ReoError {
    return new ReoError(what, { where: this.path, mend, cause })
  }
}

function describeArray(array: Dataset): ArrayDescription {
  const { metadata } = array
  const unreadable = whyUnreadable(metadata, array.filters)
  return {
    shape: metadata.shape ?? [],
    typeName: typeName(metadata),
    chunks: metadata.chunks ?? undefined,
    ...(unreadable === undefined ? {} : { unreadable }),
  }
}

function whyUnreadable(metadata: Metadata, filters: readonly Filter[]): string | undefined {
  if (readableType(metadata) === undefined)
    return `holds values of type ${typeName(metadata)}, which is not read`
  if (metadata.shape === null) return 'holds no values'
  if (metadata.shape.length === 0) return 'is a single value, no array'
  if ((metadata.virtual_sources?.length ?? 0) > 0)
    return 'is put together from other files, which are not read'
  const filter = unreadableFilter(filters)
  return filter === undefined ? undefined : `is compressed with ${filter}, which is not read`
}

function isTyped(values: unknown): values is Hdf5Values {
  return ArrayBuffer.isView(values) && !(values instanceof DataView)
}

/** The deepest reason of the library's stack of errors, which starts with the shallowest. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const reasons = [...text.matchAll(/#\d+: .*? line \d+ in \w+\(\): (.*)/g)].map(([, reason]) => reason)
  return reasons.at(-1) ?? messageOf(error)
}

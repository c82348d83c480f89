import type { Dataset, Metadata } from 'h5wasm'
import { ReoError } from '../../../errors'
import type { ArrayDescription, Range } from '../hdf5Methods'
import {
  filterName,
  foreignFilter,
  type Hdf5Type,
  type Hdf5Values,
  readableType,
  typeName,
} from '../hdf5Type'
import { ChunkTree } from './chunkTree'
import type { FileBytes } from './fileBytes'
import { canUndo } from './filters'
import { withLibrary } from './library'
import { type PlainPlace, readPlain } from './plainRead'
import { type Storage, storageOf } from './storage'
import { VALUE_BYTES, valuesOf } from './values'

/** A read of more than this is refused: WebAssembly's memory ends at 2 GB. */
const MAXIMUM_READ_BYTES = 512 * 2 ** 20

/** An array of an open file: read from its bytes where they are plain, by the library otherwise. */
export class OpenedArray {
  readonly description: ArrayDescription
  readonly #name: string
  readonly #array: Dataset
  readonly #file: FileBytes
  readonly #metadata: Metadata
  readonly #type: Hdf5Type | undefined
  readonly #plain: PlainPlace | undefined

  /** @param address of the array's header */
  constructor(name: string, array: Dataset, file: FileBytes, address: number) {
    this.#name = name
    this.#array = array
    this.#file = file
    this.#metadata = withLibrary(() => array.metadata)
    this.#type = readableType(this.#metadata)
    const filters = withLibrary(() => array.filters)
    const storage = storageOf(file, address)
    this.#plain = plainPlace(
      file,
      storage,
      this.#metadata,
      filters.map(({ id }) => id),
    )
    const foreign = this.#plain === undefined ? foreignFilter(filters) : undefined
    const unreadable =
      this.#whyUnreadable(storage) ??
      (foreign && `is compressed with ${filterName(foreign)}, which is not read`)
    this.description = {
      shape: this.#metadata.shape ?? [],
      typeName: typeName(this.#metadata),
      ...(this.#metadata.chunks === null ? {} : { chunks: this.#metadata.chunks }),
      filters: filters.map(filterName),
      ...(unreadable === undefined ? {} : { unreadable }),
    }
  }

  /** @throws ReoError when the values cannot be read, or are too many */
  read(ranges: readonly Range[]): Hdf5Values {
    const { shape, unreadable } = this.description
    const type = this.#type
    if (unreadable !== undefined || type === undefined) {
      throw new ReoError(`"${this.#name}" ${unreadable}`, {
        mend: 'Write the file with gzip or without compression.',
      })
    }
    const wanted = shape.map((length, axis): Range => {
      const [from, to] = ranges[axis] ?? [0, length]
      return [from, Math.min(to, length)]
    })
    this.#checkSize(wanted, VALUE_BYTES[type])
    if (wanted.some(([from, to]) => to <= from)) return valuesOf(new Uint8Array(0), type, true)
    const bytes = this.#plain && readPlain(this.#file, this.#plainArray(this.#plain, type), wanted)
    if (bytes !== undefined) return valuesOf(bytes, type, this.#metadata.littleEndian)
    if (type === 'float16') throw this.#damaged()
    const values = withLibrary(() => this.#array.slice(wanted.map((range) => [...range])))
    if (isNumbers(values)) return values
    throw new ReoError(`"${this.#name}" holds no array of numbers`, {
      mend: 'Check how the file was written.',
    })
  }

  /** The first values in words, of whatever type. @throws ReoError when they cannot be read */
  words(limit: number): readonly string[] {
    const { shape, unreadable } = this.description
    if (unreadable === undefined) return Array.from(this.read(firstRanges(shape, limit)), String)
    if (this.#metadata.shape === null || /other files|compressed/.test(unreadable)) return []
    const found: unknown = withLibrary(() =>
      shape.length === 0
        ? this.#array.json_value
        : this.#array.slice(firstRanges(shape, limit).map((range) => [...range])),
    )
    return (Array.isArray(found) && shape.length > 0 ? found : [found]).map(inWords)
  }

  #plainArray(place: PlainPlace, type: Hdf5Type) {
    return { shape: this.description.shape, valueBytes: VALUE_BYTES[type], place }
  }

  #whyUnreadable({ isExternal, hasPlainNumbers }: Storage): string | undefined {
    const { shape, virtual_sources: sources = [] } = this.#metadata
    const name = typeName(this.#metadata)
    if (isExternal) return 'lies in other files, which are not read'
    if (sources.length > 0) return 'is put together from other files, which are not read'
    if (this.#type === undefined) return `holds values of type ${name}, which is not read`
    if (shape === null) return 'holds no values'
    if (shape.length === 0) return 'is a single value, no array'
    if (hasPlainNumbers === false) return `holds ${name} values of an unusual format, which is not read`
    if (this.#type === 'float16' && this.#plain === undefined)
      return 'holds values of type float16, which are read only uncompressed or with gzip or LZF'
    return undefined
  }

  #checkSize(ranges: readonly Range[], valueBytes: number): void {
    const counts = ranges.map(([from, to]) => Math.max(0, to - from))
    for (const [lengths, what] of [
      [counts, `of "${this.#name}" would have to be read at once`],
      [this.description.chunks ?? [], `are in one chunk of "${this.#name}"`],
    ] as const) {
      const bytes = lengths.reduce((product, count) => product * count, valueBytes)
      if (bytes <= MAXIMUM_READ_BYTES) continue
      throw new ReoError(`${Math.round(bytes / 2 ** 20)} MiB ${what}`, {
        mend: 'Write it in smaller chunks, of 64 patches for example.',
      })
    }
  }

  #damaged(): ReoError {
    return new ReoError(`A chunk of "${this.#name}" is damaged or was never written`, {
      mend: 'Copy or download the file again.',
    })
  }
}

function plainPlace(
  file: FileBytes,
  { layout, hasPlainNumbers }: Storage,
  { shape, chunks }: Metadata,
  filters: readonly number[],
): PlainPlace | undefined {
  if (layout === undefined || hasPlainNumbers !== true || shape === null || shape.length === 0)
    return undefined
  if (layout.kind === 'contiguous') return layout
  if (chunks?.length !== shape.length || !canUndo(filters)) return undefined
  return {
    kind: 'chunks',
    tree: new ChunkTree(file, layout.tree, shape.length),
    chunkShape: chunks,
    filters,
  }
}

function firstRanges(shape: readonly number[], limit: number): readonly Range[] {
  let left = limit
  return [...shape]
    .reverse()
    .map((length): Range => {
      const count = Math.max(1, Math.min(length, left))
      left = Math.floor(left / count)
      return [0, Math.min(length, count)]
    })
    .reverse()
}

function isNumbers(values: unknown): values is Hdf5Values {
  return ArrayBuffer.isView(values) && !(values instanceof DataView) && values.buffer instanceof ArrayBuffer
}

const MAXIMUM_WORD = 200

function inWords(value: unknown): string {
  const text =
    typeof value === 'string'
      ? value
      : ArrayBuffer.isView(value)
        ? `${value.byteLength} bytes`
        : (JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part)) ??
          '')
  return text.length > MAXIMUM_WORD ? `${text.slice(0, MAXIMUM_WORD)}…` : text
}

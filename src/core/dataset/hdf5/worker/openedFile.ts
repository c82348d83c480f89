import { closeSync, fstatSync, openSync } from 'node:fs'
import type { File } from 'h5wasm'
import * as h5wasm from 'h5wasm'
import { reasonOf, ReoError } from '../../../errors'
import type { AttributeValue, FileKey, FoundObject } from '../hdf5Methods'
import { FileBytes } from './fileBytes'
import { closeWithLibrary, openWithLibrary, withLibrary } from './library'
import { OpenedArray } from './openedArray'

const MAXIMUM_ATTRIBUTES = 200
const MAXIMUM_ATTRIBUTE_VALUES = 1000

/** A file that is open for reading. Objects are found by name, one level at a time, and links are never followed. */
export class OpenedFile {
  readonly #key: FileKey
  readonly #bytes: FileBytes
  readonly #file: File
  readonly #names = new Map<string, ReadonlySet<string>>()
  readonly #found = new Map<string, FoundObject | undefined>()
  readonly #arrays = new Map<string, OpenedArray>()

  /** @throws ReoError when the file is missing, foreign or truncated */
  constructor(key: FileKey) {
    this.#key = key
    const handle = openForReading(key.path)
    try {
      this.#bytes = new FileBytes(handle, fstatSync(handle).size)
      this.#file = withLibrary(() => openWithLibrary(key.id, handle, this.#bytes.size))
    } catch (error) {
      closeSync(handle)
      throw error
    }
  }

  close(): void {
    withLibrary(() => closeWithLibrary(this.#key.id, this.#file))
    closeSync(this.#bytes.handle)
  }

  /** Names within a group. */
  names(group: string): ReadonlySet<string> {
    const path = clean(group)
    const known = this.#names.get(path)
    if (known !== undefined) return known
    if (path !== '' && this.find(path)?.kind !== 'group') {
      throw new ReoError(`There is no group "${group}"`, { mend: 'Check how the file was written.' })
    }
    const names = new Set(withLibrary(() => new h5wasm.Group(this.#file.file_id, `/${path}`).keys()))
    this.#names.set(path, names)
    return names
  }

  /** What a name stands for; undefined where there is nothing. */
  find(name: string): FoundObject | undefined {
    const path = clean(name)
    if (!this.#found.has(path)) this.#found.set(path, this.#lookFor(path))
    return this.#found.get(path)
  }

  /** @throws ReoError when there is no array of that name */
  array(name: string): OpenedArray {
    const path = clean(name)
    const known = this.#arrays.get(path)
    if (known !== undefined) return known
    const found = this.find(path)
    if (found?.kind !== 'array') {
      throw new ReoError(`There is no array "${name}"`, { mend: 'Check how the file was written.' })
    }
    const dataset = new h5wasm.Dataset(this.#file.file_id, `/${path}`)
    const array = new OpenedArray(path, dataset, this.#bytes, found.address)
    this.#arrays.set(path, array)
    return array
  }

  /** Length of an array's first axis; 0 where there is no such array. */
  lengthOf(name: string): number {
    const path = clean(name)
    if (this.find(path)?.kind !== 'array') return 0
    return withLibrary(() => new h5wasm.Dataset(this.#file.file_id, `/${path}`).shape)?.[0] ?? 0
  }

  /** Attributes of an object; one that cannot be read is left out. */
  attributes(object: string): Readonly<Record<string, AttributeValue>> {
    const path = clean(object)
    const kind = path === '' ? 'group' : this.find(path)?.kind
    if (kind === undefined || kind === 'link') return {}
    const holder = new h5wasm.Group(this.#file.file_id, `/${path}`)
    const names = withLibrary(() => Object.keys(holder.attrs))
    const read: [string, AttributeValue][] = []
    for (const name of names.slice(0, MAXIMUM_ATTRIBUTES)) {
      const value = this.#attribute(holder, name)
      if (value !== undefined) read.push([name, value])
    }
    return Object.fromEntries(read)
  }

  #attribute(holder: h5wasm.Group, name: string): AttributeValue | undefined {
    try {
      return withLibrary(() => attributeValue(holder.get_attribute(name, true)))
    } catch (error) {
      if (error instanceof ReoError) return undefined
      throw error
    }
  }

  #lookFor(path: string): FoundObject | undefined {
    const slash = path.lastIndexOf('/')
    const [group, name] = [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)]
    if (group !== '' && this.find(group)?.kind !== 'group') return undefined
    if (!this.names(group).has(name)) return undefined
    return withLibrary(() => {
      if (this.#file.get_link(path) !== null || this.#file.get_external_link(path).filename !== undefined)
        return { kind: 'link', address: -1 }
      const { H5G_GROUP, H5G_DATASET, H5G_TYPE } = h5wasm.Module
      const type = this.#file.get_type(path)
      const kind =
        type === H5G_GROUP ? 'group' : type === H5G_DATASET ? 'array' : type === H5G_TYPE ? 'type' : 'link'
      return { kind, address: kind === 'link' ? -1 : this.#addressOf(path) }
    })
  }

  /** An object reference is the address of the object's header. */
  #addressOf(path: string): number {
    const reference = h5wasm.Module.create_object_reference(this.#file.file_id, `/${path}`)
    return Number(Buffer.from(reference).readBigUInt64LE(0))
  }
}

function openForReading(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (error) {
    throw new ReoError(`The file cannot be opened (${reasonOf(error)})`, {
      mend: 'Check its permissions.',
      cause: error,
    })
  }
}

function clean(path: string): string {
  return path.split('/').filter(Boolean).join('/')
}

function attributeValue(value: unknown): AttributeValue | undefined {
  if (isPlain(value)) return value
  if (Array.isArray(value)) {
    return value
      .slice(0, MAXIMUM_ATTRIBUTE_VALUES)
      .map((part: unknown) => (isPlain(part) ? part : JSON.stringify(part)))
  }
  return value === null || value === undefined ? undefined : JSON.stringify(value)
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

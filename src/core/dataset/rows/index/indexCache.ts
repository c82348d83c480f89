import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { TASKS } from '../../../benchmark/tasks'
import { turnOfEventLoop } from '../../../turnOfEventLoop'
import { tellDamaged } from '../../../damagedCache'
import { hashOfEnds } from '../../files/fileHash'
import { RowIndex } from './rowIndex'
import type { SampleReading, TableIndex } from './tableIndexer'

/** Of the stored form and of how rows are read: an index of another version is made anew. */
const VERSION = 2

const SIGNATURE = Buffer.from(`reo-index\n`)

/** Bytes that are hashed or copied between two turns of the event loop. */
const PART_BYTES = 4 * 2 ** 20

/** Of SHA-256. */
const DIGEST_BYTES = 32

const MAXIMUM_HEADER_BYTES = 16 * 2 ** 20

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const headerSchema = v.object({
  /** What the index is of; see {@link IndexCache}. */
  key: v.string(),
  rows: count,
  sampleCounts: v.object({ train: count, val: count, test: count }),
  tasks: v.array(v.picklist(TASKS)),
  problems: v.array(v.object({ where: v.string(), message: v.string() })),
})

type Header = v.InferOutput<typeof headerSchema>

/**
 * The stored index of one table: a signature, the length of a JSON header as uint32, the SHA-256 of what follows, the header, and
 * the arrays of a {@link RowIndex}, all little-endian. It is good for as long as the table's size, time and ends stay the same and its
 * rows are read the same way. What cannot be read or written is passed over: the index is then made anew.
 */
export class IndexCache {
  readonly #file: string
  readonly #key: string

  private constructor(file: string, key: string) {
    this.#file = file
    this.#key = key
  }

  /** @param folder the cache's; it need not exist */
  static async of(folder: string, table: string, reading: SampleReading): Promise<IndexCache> {
    const { size, mtimeMs } = await stat(table)
    const key = JSON.stringify([size, mtimeMs, await hashOfEnds([table])])
    const name = createHash('sha256').update(JSON.stringify([VERSION, path.resolve(table), reading]))
    return new IndexCache(path.join(folder, 'indexes', `${name.digest('hex').slice(0, 32)}.idx`), key)
  }

  /** The index; undefined where there is none, it is of another state of the table, or it is damaged, which is told. */
  async read(): Promise<TableIndex | undefined> {
    const handle = await open(this.#file).catch(() => undefined)
    try {
      return handle === undefined ? undefined : await this.#readFrom(handle)
    } catch {
      tellDamaged('index of a table', this.#file)
      return undefined
    } finally {
      await handle?.close()
    }
  }

  async write(index: TableIndex): Promise<void> {
    const unfinished = `${this.#file}.${process.pid}.tmp`
    try {
      await mkdir(path.dirname(this.#file), { recursive: true })
      await this.#writeTo(unfinished, index)
      await rename(unfinished, this.#file)
    } catch {
      await rm(unfinished, { force: true }).catch(() => {})
    }
  }

  /** @throws Error when it is damaged */
  async #readFrom(handle: FileHandle): Promise<TableIndex | undefined> {
    const start = Buffer.from(await readExactly(handle, new Uint8Array(SIGNATURE.length + 4 + DIGEST_BYTES)))
    const length = start.readUInt32LE(SIGNATURE.length)
    if (!start.subarray(0, SIGNATURE.length).equals(SIGNATURE) || length > MAXIMUM_HEADER_BYTES) {
      throw new Error('This is no index')
    }
    const json = await readExactly(handle, new Uint8Array(length))
    const { key, rows, ...counted } = v.parse(headerSchema, JSON.parse(Buffer.from(json).toString()))
    const { size } = await handle.stat()
    if (rows > size) throw new Error('The index ends too early')
    const index = RowIndex.restore(rows)
    for (const part of index.parts) await readExactly(handle, part)
    const digest = await digestOf([json, ...index.parts])
    if (!start.subarray(-DIGEST_BYTES).equals(digest)) throw new Error('The index has changed')
    return key === this.#key ? { rows: index, ...counted } : undefined
  }

  async #writeTo(file: string, index: TableIndex): Promise<void> {
    const { rows, sampleCounts, tasks, problems } = index
    const header: Header = {
      key: this.#key,
      rows: rows.length,
      sampleCounts,
      tasks: [...tasks],
      problems: [...problems],
    }
    const json = Buffer.from(JSON.stringify(header))
    const length = Buffer.alloc(4)
    length.writeUInt32LE(json.length)
    const digest = await digestOf([json, ...rows.parts])
    const handle = await open(file, 'w')
    try {
      for (const part of [SIGNATURE, length, digest, json, ...rows.parts]) await handle.writeFile(part)
    } finally {
      await handle.close()
    }
  }
}

async function readExactly(handle: FileHandle, target: Uint8Array): Promise<Uint8Array> {
  for (let length = 0; length < target.length;) {
    const { bytesRead } = await handle.read(target, length, target.length - length)
    if (bytesRead === 0) throw new Error('The index ends too early')
    length += bytesRead
  }
  return target
}

async function digestOf(parts: readonly Uint8Array[]): Promise<Buffer> {
  const hash = createHash('sha256')
  for (const bytes of parts) {
    for (let start = 0; start < bytes.length; start += PART_BYTES) {
      hash.update(bytes.subarray(start, start + PART_BYTES))
      await turnOfEventLoop()
    }
  }
  return hash.digest()
}

import { LruCache } from '../../lruCache'
import { addressAt, type FileBytes } from './fileBytes'

/** A stored chunk. */
export interface Chunk {
  /** Index of its first value by axis. */
  readonly start: readonly number[]
  readonly address: number
  /** Stored bytes. */
  readonly length: number
  /** Bits of the filters that it did not go through. */
  readonly skippedFilters: number
}

interface Node {
  readonly level: number
  readonly chunks: readonly Chunk[]
}

const NODE_HEAD = 24
const CHUNK_NODE = 1
const MAXIMUM_KEPT_NODES = 2000

/** The chunks of one array by the version 1 B-tree that indexes them; only the nodes on the way are read. */
export class ChunkTree {
  readonly #file: FileBytes
  readonly #root: number
  readonly #rank: number
  readonly #nodes = new LruCache<Node>(MAXIMUM_KEPT_NODES, () => 1)

  constructor(file: FileBytes, root: number, rank: number) {
    this.#file = file
    this.#root = root
    this.#rank = rank
  }

  /**
   * Chunks that start at these indices of the first axis, or between them.
   * @throws RangeError when the tree is damaged
   */
  *between(first: number, last: number): Generator<Chunk> {
    yield* this.#search(this.#root, undefined, first, last)
  }

  *#search(address: number, level: number | undefined, first: number, last: number): Generator<Chunk> {
    const node = this.#node(address)
    if (level !== undefined && node.level !== level) throw new RangeError('The index of chunks is damaged')
    for (const [index, chunk] of node.chunks.entries()) {
      if (chunk.start[0] > last) return
      if (node.level === 0) {
        if (chunk.start[0] >= first) yield chunk
        continue
      }
      const next = node.chunks[index + 1]
      if (next === undefined || next.start[0] >= first) {
        yield* this.#search(chunk.address, node.level - 1, first, last)
      }
    }
  }

  /** A node's children; those of inner nodes are described by their first chunk. */
  #node(address: number): Node {
    const key = String(address)
    const known = this.#nodes.get(key)
    if (known !== undefined) return known
    const head = this.#file.at(address, NODE_HEAD)
    if (head.toString('latin1', 0, 4) !== 'TREE' || head[4] !== CHUNK_NODE) {
      throw new RangeError('The index of chunks is damaged')
    }
    const keyLength = 8 + 8 * (this.#rank + 1)
    const count = head.readUInt16LE(6)
    const bytes = this.#file.at(address + NODE_HEAD, count * (keyLength + 8))
    const chunks = Array.from({ length: count }, (_, index) => this.#chunk(bytes, index * (keyLength + 8)))
    const node = { level: head[5], chunks }
    this.#nodes.set(key, node)
    return node
  }

  #chunk(bytes: Buffer, at: number): Chunk {
    const start = Array.from({ length: this.#rank }, (_, axis) =>
      Number(bytes.readBigUInt64LE(at + 8 + axis * 8)),
    )
    const address = addressAt(bytes, at + 8 + 8 * (this.#rank + 1))
    if (address === undefined) throw new RangeError('The index of chunks is damaged')
    return { start, address, length: bytes.readUInt32LE(at), skippedFilters: bytes.readUInt32LE(at + 4) }
  }
}

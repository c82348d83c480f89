import type { Range } from '../hdf5Methods'
import { type Box, copyBox } from './box'
import type { Chunk, ChunkTree } from './chunkTree'
import type { FileBytes } from './fileBytes'
import { undoFilters } from './filters'

/** An array whose values are read without the library. */
export interface PlainArray {
  readonly shape: readonly number[]
  readonly valueBytes: number
  readonly place: PlainPlace
}

export type PlainPlace =
  | { readonly kind: 'contiguous'; readonly address: number }
  | {
      readonly kind: 'chunks'
      readonly tree: ChunkTree
      readonly chunkShape: readonly number[]
      readonly filters: readonly number[]
    }

/**
 * Stored bytes of a part of an array, or undefined where only the library can tell: values that were never written,
 * damage, or a part that lies scattered.
 */
export function readPlain(
  file: FileBytes,
  array: PlainArray,
  ranges: readonly Range[],
): Uint8Array<ArrayBuffer> | undefined {
  try {
    return array.place.kind === 'contiguous'
      ? readPiece(file, array, array.place.address, ranges)
      : readChunks(file, array, array.place, ranges)
  } catch {
    return undefined
  }
}

function readPiece(
  file: FileBytes,
  { shape, valueBytes }: PlainArray,
  address: number,
  ranges: readonly Range[],
): Uint8Array<ArrayBuffer> | undefined {
  const rest = shape.slice(1)
  if (!rest.every((length, axis) => isWhole(ranges[axis + 1], length))) return undefined
  const rowBytes = product(rest) * valueBytes
  const [from, to] = ranges[0]
  return file.at(address + from * rowBytes, (to - from) * rowBytes)
}

function readChunks(
  file: FileBytes,
  { valueBytes }: PlainArray,
  { tree, chunkShape, filters }: Extract<PlainPlace, { kind: 'chunks' }>,
  ranges: readonly Range[],
): Uint8Array<ArrayBuffer> | undefined {
  const target: Box = { start: ranges.map(([from]) => from), size: ranges.map(([from, to]) => to - from) }
  let bytes: Uint8Array<ArrayBuffer> | undefined
  const chunkBytes = product(chunkShape) * valueBytes
  let missing = ranges.reduce((count, range, axis) => count * chunksAlong(range, chunkShape[axis]), 1)
  const [from, to] = ranges[0]
  for (const chunk of tree.between(from - (from % chunkShape[0]), to - 1)) {
    if (!overlaps(chunk, chunkShape, ranges)) continue
    const stored = file.at(chunk.address, chunk.length)
    const values = undoFilters(stored, filters, chunk.skippedFilters, chunkBytes, valueBytes)
    missing--
    if (isBox(target, chunk.start, chunkShape)) return values
    bytes ??= new Uint8Array(product(target.size) * valueBytes)
    copyBox(values, { start: chunk.start, size: chunkShape }, bytes, target, valueBytes)
  }
  return missing === 0 ? bytes : undefined
}

function isBox(box: Box, start: readonly number[], size: readonly number[]): boolean {
  return box.start.every((from, axis) => from === start[axis] && box.size[axis] === size[axis])
}

function overlaps({ start }: Chunk, chunkShape: readonly number[], ranges: readonly Range[]): boolean {
  return ranges.every(([from, to], axis) => start[axis] < to && start[axis] + chunkShape[axis] > from)
}

function chunksAlong([from, to]: Range, length: number): number {
  return to <= from ? 0 : Math.floor((to - 1) / length) - Math.floor(from / length) + 1
}

function isWhole([from, to]: Range, length: number): boolean {
  return from === 0 && to === length
}

function product(numbers: readonly number[]): number {
  return numbers.reduce((result, number) => result * number, 1)
}

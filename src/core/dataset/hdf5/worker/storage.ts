import { addressAt, type FileBytes } from './fileBytes'
import { hasPlainAddresses, type HeaderMessage, headerMessages, MESSAGE } from './objectHeader'

/** How an array's values are stored, as far as they can be read without the library. */
export interface Storage {
  /** True where values lie in files of their own. */
  readonly isExternal: boolean
  /** False where numbers have unused bits or are of no usual format; undefined where it cannot be told. */
  readonly hasPlainNumbers: boolean | undefined
  readonly layout: Layout | undefined
}

/** One piece, or chunks that a version 1 B-tree finds: what h5py writes unless it is told otherwise. */
export type Layout =
  | { readonly kind: 'contiguous'; readonly address: number }
  | { readonly kind: 'chunks'; readonly tree: number }

const UNKNOWN: Storage = { isExternal: false, hasPlainNumbers: undefined, layout: undefined }

/** Looks at the header of an array; what it does not know is left to the library. */
export function storageOf(file: FileBytes, address: number): Storage {
  try {
    if (!hasPlainAddresses(file)) return UNKNOWN
    const messages = headerMessages(file, address)
    const find = (type: number) => messages.find((message) => message.type === type)
    const dataType = find(MESSAGE.dataType)
    const layout = find(MESSAGE.layout)
    return {
      isExternal: find(MESSAGE.externalFiles) !== undefined,
      hasPlainNumbers: dataType && hasPlainNumbers(dataType.data),
      layout: layout && layoutOf(layout),
    }
  } catch (error) {
    if (error instanceof RangeError) return UNKNOWN
    throw error
  }
}

/** Layout messages of version 3; their classes are 0 compact, 1 contiguous, 2 chunked. */
function layoutOf({ data }: HeaderMessage): Layout | undefined {
  if (data[0] !== 3) return undefined
  const isChunked = data[1] === 2
  const address = data[1] === 1 || isChunked ? addressAt(data, isChunked ? 3 : 2) : undefined
  if (address === undefined) return undefined
  return isChunked ? { kind: 'chunks', tree: address } : { kind: 'contiguous', address }
}

/** IEEE 754 by size: bits of the number, exponent's place and length, mantissa's place and length, bias. */
const IEEE: Readonly<Record<number, readonly number[]>> = {
  2: [16, 10, 5, 0, 10, 15],
  4: [32, 23, 8, 0, 23, 127],
  8: [64, 52, 11, 0, 52, 1023],
}

/** Whether integers use all their bits, and floating point numbers are IEEE 754's; undefined for other classes. */
function hasPlainNumbers(data: Buffer): boolean | undefined {
  const size = data.readUInt32LE(4)
  switch (data[0] & 15) {
    case 0:
      return data.readUInt16LE(8) === 0 && data.readUInt16LE(10) === size * 8
    case 1: {
      const format = [data.readUInt16LE(10), data[12], data[13], data[14], data[15], data.readUInt32LE(16)]
      const isVax = (data[1] & 0x40) !== 0
      return data.readUInt16LE(8) === 0 && !isVax && format.every((part, at) => part === IEEE[size]?.[at])
    }
    case 8:
      return hasPlainNumbers(data.subarray(8))
    default:
      return undefined
  }
}

import { addressAt, type FileBytes } from './fileBytes'

/** One message of an object header. */
export interface HeaderMessage {
  readonly type: number
  readonly data: Buffer
}

/** Message types (HDF5 File Format Specification 3.0, section IV.A.2). */
export const MESSAGE = { dataType: 3, externalFiles: 7, layout: 8, continuation: 16 } as const

const SIGNATURE = Buffer.from('\x89HDF\r\n\x1a\n', 'latin1')

/** The message's data lie elsewhere. */
const SHARED = 2

/** Headers longer than this are left to the library. */
const MAXIMUM_BLOCKS = 64

/** Whether a file's addresses are what they seem: 64-bit and counted from its start. */
export function hasPlainAddresses(file: FileBytes): boolean {
  if (file.size < 48) return false
  const start = file.at(0, 48)
  if (!start.subarray(0, 8).equals(SIGNATURE)) return false
  const version = start[8]
  const [sizes, base] = version < 2 ? [13, version === 0 ? 24 : 28] : [9, 12]
  return version <= 3 && start[sizes] === 8 && start[sizes + 1] === 8 && addressAt(start, base) === 0
}

/**
 * Messages of the object header at an address, those apart that are stored elsewhere.
 * @throws RangeError when the header does not lie within the file
 */
export function headerMessages(file: FileBytes, address: number): readonly HeaderMessage[] {
  const start = file.at(address, 16)
  const isNew = start.toString('latin1', 0, 4) === 'OHDR'
  const blocks = [isNew ? newBlock(file, address) : file.at(address + 16, start.readUInt32LE(8))]
  const flags = isNew ? start[5] : 0
  const messages: HeaderMessage[] = []
  for (let block = blocks.shift(), count = 0; block !== undefined; block = blocks.shift()) {
    for (const message of isNew ? newMessages(block, flags) : oldMessages(block)) {
      messages.push(message)
      if (message.type !== MESSAGE.continuation || ++count > MAXIMUM_BLOCKS) continue
      const [at, length] = [addressAt(message.data, 0), addressAt(message.data, 8)]
      if (at === undefined || length === undefined) continue
      blocks.push(isNew ? file.at(at + 4, length - 8) : file.at(at, length))
    }
  }
  return messages
}

/** The first block of a version 2 header, without its checksum. */
function newBlock(file: FileBytes, address: number): Buffer {
  const flags = file.at(address, 6)[5]
  const sizeBytes = 2 ** (flags & 3)
  const sizeAt = address + 6 + (flags & 0x20 ? 16 : 0) + (flags & 0x10 ? 4 : 0)
  return file.at(sizeAt + sizeBytes, file.at(sizeAt, sizeBytes).readUIntLE(0, Math.min(6, sizeBytes)))
}

function* oldMessages(block: Buffer): Generator<HeaderMessage> {
  for (let at = 0; at + 8 <= block.length;) {
    const length = block.readUInt16LE(at + 2)
    const isShared = (block[at + 4] & SHARED) !== 0
    if (!isShared) yield { type: block.readUInt16LE(at), data: block.subarray(at + 8, at + 8 + length) }
    at += 8 + length
  }
}

function* newMessages(block: Buffer, flags: number): Generator<HeaderMessage> {
  const head = flags & 4 ? 6 : 4
  for (let at = 0; at + head <= block.length;) {
    const length = block.readUInt16LE(at + 1)
    const isShared = (block[at + 3] & SHARED) !== 0
    if (!isShared) yield { type: block[at], data: block.subarray(at + head, at + head + length) }
    at += head + length
  }
}

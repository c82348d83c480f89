import type { FileHandle } from 'node:fs/promises'
import { messageOf, ReoError } from '../../errors'
import { bytesAt } from './bytesAt'

/** Where a member of a ZIP archive stands (PKWARE's APPNOTE 6.3, section 4.3). */
export interface ZipMember {
  /** 0 stored, 8 deflate, 93 Zstandard. */
  readonly method: number
  readonly compressedSize: number
  readonly size: number
  /** Byte of its local header. */
  readonly offset: number
}

const END_BYTES = 22
const MAXIMUM_COMMENT = 65_535
const END_SIGNATURE = 0x06054b50
const LOCATOR_SIGNATURE = 0x07064b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCATOR_BYTES = 20
const END64_BYTES = 56
/** Stands for a number that is kept in the fields of ZIP64. */
const ELSEWHERE = 0xffffffff

/** A list of members longer than this is no log's. */
const MAXIMUM_DIRECTORY_BYTES = 512 * 2 ** 20

/** The members of an archive by name; of several with one name the last. @throws ReoError when it is no whole archive */
export async function readDirectory(file: FileHandle, path: string): Promise<ReadonlyMap<string, ZipMember>> {
  try {
    const { size } = await file.stat()
    const { start, length } = await directoryPlace(file, size)
    if (length > MAXIMUM_DIRECTORY_BYTES || start + length > size) throw new Error('its directory is damaged')
    return membersOf(await bytesAt(file, start, length))
  } catch (error) {
    throw new ReoError(`The archive cannot be read (${messageOf(error)})`, {
      where: path,
      mend: 'Copy it again once it is whole.',
      cause: error,
    })
  }
}

async function directoryPlace(file: FileHandle, size: number): Promise<{ start: number; length: number }> {
  const tailStart = Math.max(0, size - END_BYTES - MAXIMUM_COMMENT)
  const tail = await bytesAt(file, tailStart, size - tailStart)
  let end = tail.length - END_BYTES
  while (end >= 0 && tail.readUInt32LE(end) !== END_SIGNATURE) end--
  if (end < 0) throw new Error('it has no directory: it is cut off, or no ZIP archive')
  const locator = end - LOCATOR_BYTES
  if (locator >= 0 && tail.readUInt32LE(locator) === LOCATOR_SIGNATURE) {
    const end64 = await bytesAt(file, Number(tail.readBigUInt64LE(locator + 8)), END64_BYTES)
    return { length: Number(end64.readBigUInt64LE(40)), start: Number(end64.readBigUInt64LE(48)) }
  }
  return { length: tail.readUInt32LE(end + 12), start: tail.readUInt32LE(end + 16) }
}

function membersOf(directory: Buffer): ReadonlyMap<string, ZipMember> {
  const members = new Map<string, ZipMember>()
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY_SIGNATURE;) {
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28)
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30)
    const [size, compressedSize, offset] = largeNumbers(
      [directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)],
      directory.subarray(nameEnd, extraEnd),
    )
    const method = directory.readUInt16LE(at + 10)
    members.set(directory.toString('utf8', at + 46, nameEnd), { method, compressedSize, size, offset })
    at = extraEnd + directory.readUInt16LE(at + 32)
  }
  return members
}

/** Numbers of which those that do not fit in 32 bits follow each other in the extra field 1. */
function largeNumbers(numbers: readonly number[], extra: Buffer): number[] {
  if (!numbers.includes(ELSEWHERE)) return [...numbers]
  let field = 0
  while (field + 4 <= extra.length && extra.readUInt16LE(field) !== 1)
    field += 4 + extra.readUInt16LE(field + 2)
  let next = field + 4
  return numbers.map((number) => {
    if (number !== ELSEWHERE) return number
    next += 8
    return Number(extra.readBigUInt64LE(next - 8))
  })
}

import { type FileHandle, open } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import { decodeZstandard } from '../../dataset/geotiff/codecs/decodeZstandard'
import { ReoError } from '../../errors'
import { bytesAt } from './bytesAt'
import { readDirectory, type ZipMember } from './zipDirectory'

/** A member that unpacks to more is not read: logs keep a sample in each. */
const MAXIMUM_MEMBER_BYTES = 256 * 2 ** 20

const LOCAL_HEADER_BYTES = 30

/** A ZIP archive that is read member by member: stored, deflated or compressed by Zstandard. */
export class ZipArchive {
  readonly path: string
  readonly #file: FileHandle
  readonly #members: ReadonlyMap<string, ZipMember>

  private constructor(path: string, file: FileHandle, members: ReadonlyMap<string, ZipMember>) {
    this.path = path
    this.#file = file
    this.#members = members
  }

  /** Of members of one name the last counts. @throws ReoError when the file is no whole archive */
  static async open(path: string): Promise<ZipArchive> {
    const file = await open(path)
    try {
      return new ZipArchive(path, file, await readDirectory(file, path))
    } catch (error) {
      await file.close()
      throw error
    }
  }

  get names(): readonly string[] {
    return [...this.#members.keys()]
  }

  /** @param limit bytes that it may unpack to @throws ReoError when there is no such member, or it is too large or damaged */
  async read(name: string, limit = MAXIMUM_MEMBER_BYTES): Promise<Uint8Array> {
    const member = this.#members.get(name)
    if (member === undefined)
      throw new ReoError('The archive lacks this member', {
        where: `${this.path} (${name})`,
        mend: 'Copy or write the archive again.',
      })
    const { compressedSize, size, offset } = member
    if (Math.max(size, compressedSize) > limit) {
      throw new ReoError(`The member unpacks to ${(size / 1e9).toFixed(1)} GB, more than is read`, {
        where: `${this.path} (${name})`,
        mend: 'Write it in parts.',
      })
    }
    const header = await bytesAt(this.#file, offset, LOCAL_HEADER_BYTES)
    const start = offset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28)
    const unpacked = await unpack(member, await bytesAt(this.#file, start, compressedSize))
    if (unpacked.length === size) return unpacked
    throw new ReoError('The member is damaged', {
      where: `${this.path} (${name})`,
      mend: 'Copy the file again.',
    })
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

async function unpack({ method, size }: ZipMember, bytes: Buffer): Promise<Uint8Array> {
  switch (method) {
    case 0:
      return bytes
    case 8:
      return inflateRawSync(bytes, { maxOutputLength: Math.max(1, size) })
    case 93:
      return decodeZstandard({ bytes: new Uint8Array(bytes), limit: size })
    default:
      throw new ReoError(`Compression method ${method} is not known`, {
        mend: 'Write the archive with deflate or Zstandard.',
      })
  }
}

import { readSync } from 'node:fs'

/** Undefined addresses are all ones. */
const NOWHERE = 0xffff_ffff_ffff_ffffn

/** A file's bytes by their position. */
export class FileBytes {
  readonly handle: number
  readonly size: number

  constructor(handle: number, size: number) {
    this.handle = handle
    this.size = size
  }

  /** @throws RangeError when the file ends before */
  at(position: number, length: number): Buffer<ArrayBuffer> {
    if (position + length > this.size) throw new RangeError('The file ends too early')
    const bytes = Buffer.from(new ArrayBuffer(length))
    for (let filled = 0; filled < length;) {
      const count = readSync(this.handle, bytes, filled, length - filled, position + filled)
      if (count === 0) throw new RangeError('The file ends too early')
      filled += count
    }
    return bytes
  }
}

/** A 64-bit address or length; undefined where it says that there is none. */
export function addressAt(bytes: Buffer, position: number): number | undefined {
  const address = bytes.readBigUInt64LE(position)
  return address === NOWHERE ? undefined : Number(address)
}

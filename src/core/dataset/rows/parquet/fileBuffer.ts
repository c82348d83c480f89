import { open, stat } from 'node:fs/promises'
import type { AsyncBuffer } from 'hyparquet'

/** A file as hyparquet reads it; it is open only while it is read, so that nothing is left to be closed. */
export async function fileBuffer(path: string): Promise<AsyncBuffer> {
  const { size } = await stat(path)
  return {
    byteLength: size,
    async slice(start, end = size) {
      const handle = await open(path)
      try {
        const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start))
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, start)
        return bytesRead === bytes.length ? bytes.buffer : bytes.buffer.slice(0, bytesRead)
      } finally {
        await handle.close()
      }
    },
  }
}

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { notAFile } from './notAFile'

const MEBIBYTE = 2 ** 20

/** A file longer than this would keep who opens it waiting. */
const MAXIMUM_HASHED_BYTES = 64 * MEBIBYTE

/**
 * SHA-256 in hex over several files, streamed: over the whole of each, or its size and ends where it is large.
 * @throws ReoError where one is a folder, a pipe or a device
 */
export async function hashOfFiles(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths) {
    const status = await stat(path)
    // Reading from a pipe would wait for ever.
    if (!status.isFile()) throw notAFile(path)
    if (status.size > MAXIMUM_HASHED_BYTES) hash.update(await hashOfEnds([path]))
    else {
      const parts = createReadStream(path, { highWaterMark: MEBIBYTE })
      for await (const part of parts) hash.update(part as Buffer)
    }
  }
  return hash.digest('hex')
}

/** SHA-256 in hex over the sizes, first and last mebibytes of files too large to be read whole. */
export async function hashOfEnds(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths) {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      hash.update(`${size}\n`)
      for (const start of [0, Math.max(0, size - MEBIBYTE)]) {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(MEBIBYTE), 0, MEBIBYTE, start)
        hash.update(buffer.subarray(0, bytesRead))
      }
    } finally {
      await file.close()
    }
  }
  return hash.digest('hex')
}

import { open } from 'node:fs/promises'

const BLOCK_BYTES = 1 << 20
const NEWLINE = 10

/** A place between two lines of a file. */
export interface LogPlace {
  readonly bytes: number
  readonly lines: number
}

const BEGINNING: LogPlace = { bytes: 0, lines: 0 }

/**
 * Reads a text file line by line, without holding all of it.
 * @param from where to begin
 * @returns the bytes of its whole lines; what follows them is a last line that was torn while it was written
 */
export async function eachLine(
  path: string,
  visit: (line: string, number: number) => void,
  from = BEGINNING,
): Promise<number> {
  let { bytes, lines: number } = from
  for await (const { lines, wholeBytes } of lineBlocks(path, from)) {
    for (const line of lines) visit(line, ++number)
    bytes = wholeBytes
  }
  return bytes
}

/** Some whole lines of a file, and its bytes up to their end. */
export interface LineBlock {
  readonly lines: readonly string[]
  readonly wholeBytes: number
}

/** The whole lines of a file in blocks, read as they are asked for. @param from where to begin */
export async function* lineBlocks(path: string, from = BEGINNING): AsyncGenerator<LineBlock, void> {
  const file = await open(path)
  try {
    let rest = Buffer.alloc(0)
    let wholeBytes = from.bytes
    for (;;) {
      const place = wholeBytes + rest.length
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(BLOCK_BYTES), 0, BLOCK_BYTES, place)
      if (bytesRead === 0) return
      const block = Buffer.concat([rest, buffer.subarray(0, bytesRead)])
      const end = block.lastIndexOf(NEWLINE) + 1
      rest = block.subarray(end)
      wholeBytes += end
      yield { lines: block.toString('utf8', 0, end).split('\n').slice(0, -1), wholeBytes }
    }
  } finally {
    await file.close()
  }
}

import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'

/** A member of a ZIP archive as it is to be written. */
export interface WrittenMember {
  readonly name: string
  /** 0 stored, 8 deflate, 93 Zstandard. */
  readonly method: 0 | 8 | 93
  /** Compressed already. */
  readonly bytes: Buffer
  readonly size: number
}

export function deflated(name: string, text: string): WrittenMember {
  return { name, method: 8, bytes: deflateRawSync(text), size: Buffer.byteLength(text) }
}

/** Bytes of a ZIP archive, names given twice included; checksums are left at 0. */
export function zipOf(members: readonly WrittenMember[]): Buffer {
  const parts: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const { name, method, bytes, size } of members) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(method, 8)
    local.writeUInt32LE(bytes.length, 18)
    local.writeUInt32LE(size, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(method, 10)
    entry.writeUInt32LE(bytes.length, 20)
    entry.writeUInt32LE(size, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    parts.push(local, Buffer.from(name), bytes)
    entries.push(entry, Buffer.from(name))
    offset += 30 + name.length + bytes.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directory, end])
}

/** Writes objects as JSONL and returns the path. */
export async function writeLines(folder: string, name: string, lines: readonly object[]): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return file
}

/** A data set of the samples a and b (test) and c (train) without images; returns its folder. */
export async function writeDataset(folder: string): Promise<string> {
  const question = 'Are there signs of human activity?'
  await writeFile(
    path.join(folder, 'dataset.json'),
    JSON.stringify({
      format: 'reo-dataset/1',
      name: 'demo',
      patchSize: [25, 25],
      modalities: { s2: { images: 's2/{id}.tif', bands: ['B04', 'B08'] } },
      samples: 'samples.jsonl',
    }),
  )
  await writeLines(folder, 'samples.jsonl', [
    { id: 'a', split: 'test', agb: 10, humanActivity: [{ question, answer: 'no' }] },
    { id: 'b', split: 'test', agb: 70, humanActivity: [{ question, answer: 'yes' }] },
    { id: 'c', split: 'train', agb: 90 },
  ])
  return folder
}

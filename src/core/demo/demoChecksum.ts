import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { GENERATOR_FILE } from './generator'

/** SHA-256 in hex over a demo data set's files and their names, save the one that it is kept in. */
export async function demoChecksum(folder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const name of await filesIn(folder)) {
    hash.update(`${name}\n`)
    hash.update(await readFile(path.join(folder, name)))
  }
  return hash.digest('hex')
}

/** Paths with / below a folder, in an order that is the same everywhere. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name !== GENERATOR_FILE)
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

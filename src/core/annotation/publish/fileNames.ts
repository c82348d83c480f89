import { createHash } from 'node:crypto'

/** Letters, digits, `.`, `_` and `-`: what every file system takes, and no path leaves its folder by. */
const SAFE = /^[A-Za-z0-9_][\w.-]{0,99}$/
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i

/** A name, without extension, for the files of a sample: its id where every file system takes it. */
export function fileNameOf(id: string): string {
  if (SAFE.test(id) && !RESERVED.test(id) && !id.endsWith('.')) return id
  return `patch-${createHash('sha256').update(id).digest('hex').slice(0, 16)}`
}

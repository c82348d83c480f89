import { readFile, stat } from 'node:fs/promises'
import { messageOf, ReoError } from '../errors'
import { parsePythonJson } from './bareNumbers'

/** A text longer than this is more than the engine holds in one. */
const MAXIMUM_BYTES = 500_000_000

/** A log that is one JSON document. @throws ReoError when it is too large, or no JSON */
export async function readDocument(path: string): Promise<unknown> {
  const { size } = await stat(path)
  if (size > MAXIMUM_BYTES) {
    throw new ReoError(`The log has ${(size / 1e9).toFixed(1)} GB, too much for one JSON document`, {
      where: path,
      mend: 'Export it in parts, or as JSONL.',
    })
  }
  try {
    return parsePythonJson(await readFile(path, 'utf8'))
  } catch (error) {
    throw new ReoError(`The log is no JSON (${messageOf(error)})`, {
      where: path,
      mend: 'Write it again.',
      cause: error,
    })
  }
}

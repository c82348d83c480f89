import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { codeOf, messageOf, reasonOf, ReoError } from '../errors'
import { issueText } from '../schemaIssue'
import { lockFilePatiently } from '../runs/lockFile'
import { parseJson } from '../text/parseJson'

/** File beside run logs that keeps named slices. */
export const SLICES_FILE = 'reo-slices.json'

const FORMAT = 'reo-slices/1'

/** Samples kept under a name: a slice of every run of the same data. */
export interface SavedSlice {
  readonly name: string
  /** Steps that led to it, in words. */
  readonly steps: readonly string[]
  /** Id of the run that it was chosen in. */
  readonly run: string
  /** Fingerprint of the data set. */
  readonly fingerprint: string
  /** ISO 8601 time. */
  readonly created: string
  /** Ids. */
  readonly samples: readonly string[]
}

/** What {@link SLICES_FILE} holds. */
export const slicesSchema = v.object({
  format: v.literal(FORMAT),
  slices: v.array(
    v.object({
      name: v.string(),
      steps: v.array(v.string()),
      run: v.string(),
      fingerprint: v.string(),
      created: v.string(),
      samples: v.array(v.string()),
    }),
  ),
})

/** The slices kept beside the run logs of a folder; none where there is no file. @throws ReoError when it cannot be read */
export async function readSlices(folder: string): Promise<readonly SavedSlice[]> {
  const file = path.join(folder, SLICES_FILE)
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw unreadable(file, messageOf(error), error)
  })
  return text === undefined ? [] : parseSlices(file, text)
}

/** Keeps a slice beside the run logs of a folder, in place of one of the same name. @throws ReoError when it cannot be written */
export async function saveSlice(folder: string, slice: SavedSlice): Promise<void> {
  const file = path.join(folder, SLICES_FILE)
  const unlock = await lockFilePatiently(file, 'list of slices')
  try {
    const others = (await readSlices(folder)).filter(({ name }) => name !== slice.name)
    await writeSlices(file, [...others, slice])
  } finally {
    await unlock()
  }
}

async function writeSlices(file: string, slices: readonly SavedSlice[]): Promise<void> {
  const unfinished = `${file}.${process.pid}`
  try {
    await writeFile(unfinished, `${JSON.stringify({ format: FORMAT, slices }, null, 2)}\n`)
    await rename(unfinished, file)
  } catch (error) {
    throw new ReoError(`The list of slices cannot be written: ${reasonOf(error)}`, {
      where: file,
      mend: 'Make the folder writable, or open a copy of the run log elsewhere.',
      cause: error,
    })
  }
}

function parseSlices(file: string, text: string): readonly SavedSlice[] {
  let parsed: unknown
  try {
    parsed = parseJson(text)
  } catch (error) {
    throw unreadable(file, messageOf(error), error)
  }
  const result = v.safeParse(slicesSchema, parsed)
  if (result.success) return result.output.slices
  throw unreadable(file, issueText(result.issues[0]))
}

function unreadable(file: string, why: string, cause?: unknown): ReoError {
  return new ReoError(`The saved slices cannot be read: ${why}`, {
    where: file,
    mend: 'Mend the file or take it away; slices can be saved again.',
    cause,
  })
}

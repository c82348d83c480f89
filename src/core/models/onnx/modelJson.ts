import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { messageOf, reasonOf, ReoError } from '../../errors'
import { issueText } from '../../schemaIssue'
import { parseJson } from '../../text/parseJson'

export const MANIFEST_FILE = 'model.json'

/**
 * Reads and checks a model folder's `model.json`.
 * @throws ReoError that names the folder or file, and the first field that is wrong
 */
export async function readModelJson<Schema extends v.GenericSchema>(
  folder: string,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const file = path.join(folder, MANIFEST_FILE)
  const parsed = v.safeParse(schema, parseManifest(await readText(folder, file), file), { abortEarly: true })
  if (parsed.success) return parsed.output
  throw new ReoError(issueText(parsed.issues[0]), {
    where: file,
    mend: 'docs/bring-your-own-model.md describes every field.',
  })
}

async function readText(folder: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new ReoError(`There is no ${MANIFEST_FILE} that can be read: ${reasonOf(error)}`, {
      where: folder,
      mend: `Give a folder that holds a ${MANIFEST_FILE} and its network, or the name of an installed model.`,
      cause: error,
    })
  }
}

function parseManifest(text: string, file: string): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    throw new ReoError(`This is not JSON: ${messageOf(error)}`, {
      where: file,
      mend: 'Mend its syntax.',
      cause: error,
    })
  }
}

import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { InferenceSession } from 'onnxruntime-node'
import { reasonOf, ReoError } from '../../errors'
import { MANIFEST_FILE } from './modelJson'
import { createSession } from './runtime'

/** A file that `model.json` names. */
export interface NamedFile {
  readonly folder: string
  /** As it is written there. */
  readonly named: string
  /** Path of its field in `model.json`. */
  readonly field: string
  /** Folder that it may lie in, or below. */
  readonly within: string
}

/** Path of a file that `model.json` names. @throws ReoError when there is none, or it lies elsewhere */
export async function findNamedFile({ folder, named, field, within }: NamedFile): Promise<string> {
  const file = path.resolve(folder, named)
  const way = path.relative(within, file)
  // From one drive of Windows to another the way is a whole path.
  const isInside = !way.startsWith('..') && !path.isAbsolute(way)
  const isFile =
    isInside &&
    (await stat(file).then(
      (found) => found.isFile(),
      () => false,
    ))
  if (isFile) return file
  throw new ReoError(`${MANIFEST_FILE} names the file "${named}", which is not in this folder`, {
    where: folder,
    mend: `Put it there, or mend "${field}" in ${MANIFEST_FILE}.`,
  })
}

/**
 * Loads a network on the CPU.
 * @param differences where it differs from what `model.json` says of it, one sentence each
 * @throws ReoError when it cannot be loaded, or differs
 */
export async function openChecked(
  file: string,
  folder: string,
  differences: (session: InferenceSession) => readonly string[],
): Promise<InferenceSession> {
  const session = await createSession(file, 'cpu').catch((error: unknown) => {
    throw new ReoError(`The network cannot be loaded: ${reasonOf(error)}`, {
      where: file,
      mend: 'Export it again as ONNX, or fetch the whole file.',
      cause: error,
    })
  })
  const different = differences(session)
  if (different.length === 0) return session
  await session.release()
  throw new ReoError(`${MANIFEST_FILE} and the network differ: ${different.join('; ')}`, {
    where: folder,
    mend: `Mend ${MANIFEST_FILE}, or put the network there that it describes.`,
  })
}

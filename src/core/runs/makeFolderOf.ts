import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { reasonOf, ReoError } from '../errors'

/**
 * Makes the folder of a file that is about to be written.
 * @param what the file in words, such as "run log"
 * @throws ReoError when it cannot be made
 */
export async function makeFolderOf(file: string, what: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true }).catch((cause: unknown) => {
    throw new ReoError(`The folder of the ${what} cannot be made (${reasonOf(cause)})`, {
      where: file,
      mend: 'Name a file in a folder that you may write to, by the option out.',
      cause,
    })
  })
}

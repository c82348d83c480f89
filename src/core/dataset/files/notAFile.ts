import { ReoError } from '../../errors'

/** What it means that a folder, a pipe or a device is named where a file belongs. */
export function notAFile(where: string): ReoError {
  return new ReoError('This is not a file', { where, mend: 'Name a file, not a folder.' })
}

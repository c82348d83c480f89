import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ReoError } from '../errors'

const PACKAGE_NAME = 'reo-notebook'

/**
 * The folder that this package lies in, bundled or not: the nearest one upwards with its `package.json`.
 * @throws ReoError when there is none
 */
export function packageRoot(from: string = fileURLToPath(import.meta.url)): string {
  for (let folder = path.dirname(from); ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json')
    if (existsSync(file) && nameIn(file) === PACKAGE_NAME) return folder
    if (folder === path.dirname(folder)) break
  }
  throw new ReoError('The package that this program belongs to cannot be found', {
    where: from,
    mend: 'Install it again.',
  })
}

function nameIn(file: string): unknown {
  const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return typeof json === 'object' && json !== null && 'name' in json ? json.name : undefined
}

// @ts-check
import path from 'node:path'
import { madeFrom } from '../madeFrom.mjs'
import { packageFor } from './package.mjs'
import { ingredients } from './stage.mjs'
import { packageName, thisTarget } from './targets.mjs'

/**
 * The extension as a VSIX for this machine, packed once from what is built.
 *
 * @returns {Promise<string>} The file.
 */
export async function ensurePackage() {
  const folder = await madeFrom({
    name: 'vsix',
    title: `Pack for ${thisTarget}`,
    ingredients,
    make: (empty) => packageFor(thisTarget, empty),
  })
  return path.join(folder, packageName(thisTarget))
}

// @ts-check
import path from 'node:path'
import { madeFrom } from '../madeFrom.mjs'
import { packageFor } from './package.mjs'
import { ingredients } from './stage.mjs'
import { packageName, thisTarget } from './targets.mjs'

/**
 * The extension as a VSIX, packed once from what is built.
 *
 * @param {string} [target] This machine's by default.
 * @returns {Promise<string>} The file.
 */
export async function ensurePackage(target = thisTarget) {
  const folder = await madeFrom({
    name: `vsix-${target}`,
    title: `Pack for ${target}`,
    ingredients,
    make: (empty) => packageFor(target, empty),
  })
  return path.join(folder, packageName(target))
}

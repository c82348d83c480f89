// @ts-check
import { mkdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import vsce from '@vscode/vsce'
import { projectFolder } from '../paths.mjs'
import { problemsOf } from './contents.mjs'
import { stage } from './stage.mjs'
import { packageBudget, packageName, targets } from './targets.mjs'

/**
 * @typedef {object} Packaged
 * @property {string} file
 * @property {number} bytes
 * @property {readonly string[]} files What is in it.
 */

/**
 * Packs what is built for one target.
 *
 * @param {string} name Of the target.
 * @param {string} out Folder for the VSIX.
 * @returns {Promise<Packaged>}
 * @throws {Error} When it holds what it should not, lacks what it should hold, or exceeds its budget.
 */
export async function packageFor(name, out) {
  const target = targets[name]
  if (target === undefined)
    throw new Error(`no target is called ${name}. Choose from ${Object.keys(targets).join(', ')}.`)
  const cwd = path.join(projectFolder, '.cache', 'package', name)
  await stage(cwd, target)
  await mkdir(out, { recursive: true })
  const file = path.join(out, packageName(name))
  const options = { cwd, dependencies: false }
  const files = await vsce.listFiles({ ...options, packageManager: vsce.PackageManager.None })
  const manifest = JSON.parse(await readFile(path.join(cwd, 'package.json'), 'utf8'))
  const problems = problemsOf(files, target, manifest)
  if (problems.length > 0)
    throw new Error(`the package for ${name} is not as it should be:\n${problems.join('\n')}`)
  await vsce.createVSIX({
    ...options,
    target: name,
    packagePath: file,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
    skipLicense: true,
  })
  const { size: bytes } = await stat(file)
  if (bytes > packageBudget) {
    throw new Error(`the package for ${name} takes ${bytes} bytes; its budget is ${packageBudget}`)
  }
  return { file, bytes, files }
}

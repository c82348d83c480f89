// @ts-check
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { npm } from './command.mjs'
import { projectFolder } from './paths.mjs'
import { step } from './progress.mjs'

/** Installs the project's npm packages when they are missing or older than `package-lock.json`. */
export async function ensureDependencies() {
  const lock = await changedAt('package-lock.json')
  const installed = await changedAt('node_modules/.package-lock.json')
  if (installed >= lock) return
  await step("Install the project's npm packages", () => npm(['ci'], { cwd: projectFolder }))
}

/**
 * @param {string} file Relative to the project.
 * @returns {Promise<number>} In ms; 0 when the file is absent.
 */
async function changedAt(file) {
  try {
    return (await stat(path.join(projectFolder, file))).mtimeMs
  } catch {
    return 0
  }
}

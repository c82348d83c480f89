import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { codeOf, ReoError } from '../../errors'
import { readGeneratorRecord } from '../generator'

/**
 * A new empty folder beside the target, on the same file system, so that it can be renamed into its place.
 * @throws ReoError when the target holds something that is no demo data set
 */
export async function stagingFolder(target: string): Promise<string> {
  await refuseForeignFolder(target)
  await mkdir(path.dirname(target), { recursive: true })
  return mkdtemp(`${target}.partial-`)
}

/**
 * Puts a finished folder in the target's place, so quickly that readers hardly ever find none there. Where another
 * process was quicker, its work stands.
 */
export async function replaceFolder(staging: string, target: string): Promise<void> {
  await refuseForeignFolder(target)
  const former = `${staging}-former`
  await rename(target, former).catch(ignoreMissing)
  try {
    await rename(staging, target)
  } catch (error) {
    if ((await readGeneratorRecord(target)) === undefined) throw error
  } finally {
    await rm(former, { recursive: true, force: true })
  }
}

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error
}

async function refuseForeignFolder(target: string): Promise<void> {
  const content = await contentOf(target)
  if (content.length === 0 || (await readGeneratorRecord(target)) !== undefined) return
  throw new ReoError('The folder holds something that is no demo data set, which would be lost', {
    where: target,
    mend: 'Name another folder, or empty this one.',
  })
}

async function contentOf(target: string): Promise<string[]> {
  try {
    return await readdir(target)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw new ReoError('A folder cannot be made here', {
      where: target,
      mend: 'Name a folder that does not exist yet.',
      cause: error,
    })
  }
}

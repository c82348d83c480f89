import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { tellDamaged } from '../damagedCache'
import { demoChecksum } from './demoChecksum'
import { isSameRecord, readGeneratorRecord } from './generator'
import { type DemoOptions, recordOf, writeDemoDataset } from './writeDemoDataset'

/**
 * Writes a demo data set, the usual one where no options say otherwise, unless the folder, which is kept for it alone, holds it
 * already: of this version and these options, and whole. One that is not whole is put aside, to `FOLDER.damaged`.
 */
export async function ensureDemoDataset(directory: string, options: DemoOptions = {}): Promise<void> {
  const folder = path.resolve(directory)
  const present = await readGeneratorRecord(folder)
  const isWanted = present?.checksum !== undefined && isSameRecord(present, recordOf(options))
  if (isWanted && present.checksum === (await demoChecksum(folder))) return
  if (isWanted || (present === undefined && existsSync(folder))) {
    tellDamaged('demo data set', folder)
    await rm(`${folder}.damaged`, { recursive: true, force: true })
    await rename(folder, `${folder}.damaged`)
  }
  await writeDemoDataset(folder, options)
}

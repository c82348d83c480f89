import path from 'node:path'
import { isSameRecord, readGeneratorRecord } from './generator'
import { type DemoOptions, recordOf, writeDemoDataset } from './writeDemoDataset'

/** Writes the usual demo data set unless the folder holds it already, of this version and seed. */
export async function ensureDemoDataset(
  directory: string,
  onProgress?: DemoOptions['onProgress'],
): Promise<void> {
  const present = await readGeneratorRecord(path.resolve(directory))
  if (present !== undefined && isSameRecord(present, recordOf({}))) return
  await writeDemoDataset(directory, onProgress === undefined ? {} : { onProgress })
}

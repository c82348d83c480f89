import path from 'node:path'
import type { Dataset } from '../core/dataset/dataset'
import { openDataset } from '../core/dataset/openDataset'
import { ensureDemoDataset } from '../core/demo/ensureDemoDataset'
import { cacheFolder, dataFolder } from './folders'

/** Opens what a command's DATA names: a path, or `demo` for the demo data set, which is made at its first use. */
export async function openData(data: string): Promise<Dataset> {
  if (data !== 'demo') return openDataset(data, { cacheFolder: cacheFolder() })
  const folder = path.join(dataFolder(), 'demo')
  let isAnnounced = false
  await ensureDemoDataset(folder, {
    onProgress: () => {
      if (!isAnnounced) process.stderr.write(`reo: writing the demo data set to ${folder}\n`)
      isAnnounced = true
    },
  })
  return openDataset(folder)
}

import path from 'node:path'
import type { Command } from 'commander'
import { inspect, type Summary } from '../../core/dataset/inspect/inspect'
import { inspectDataset } from '../../core/dataset/inspect/inspectDataset'
import { cacheFolder } from '../folders'
import { openData } from '../openData'
import { action } from '../run'
import { waitForIndex } from '../waitForIndex'
import { describeSummary } from './inspect/describeSummary'
import { say, sayJson } from '../say'

interface InspectOptions {
  readonly json?: boolean
  readonly checksum?: boolean
}

/** `reo inspect`: what a data set, a GeoTIFF or an HDF5 file holds. */
export function registerInspect(program: Command): void {
  program
    .command('inspect')
    .description('say what a data set, a GeoTIFF or an HDF5 file holds')
    .argument(
      '<data>',
      'data set, "demo", one .tif or .h5 file, or a table or folder to propose a description for',
    )
    .option('--json', 'print JSON')
    .option('--checksum', 'add the SHA-256 of decoded pixels (one file; an HDF5 file array by array)')
    .action(action(inspectData))
}

async function inspectData(data: string, { json, checksum = false }: InspectOptions): Promise<void> {
  const summary =
    data === 'demo'
      ? await inspectDemo()
      : await inspect(path.resolve(data), { checksum, cacheFolder: cacheFolder(), whenOpen: waitForIndex })
  if (json) sayJson(summary, 2)
  else say(describeSummary(summary))
}

async function inspectDemo(): Promise<Summary> {
  const dataset = await openData('demo')
  try {
    return await inspectDataset(dataset)
  } finally {
    await dataset.close()
  }
}

import path from 'node:path'
import type { Command } from 'commander'
import { type Split, SPLITS } from '../../core/dataset/sample'
import { type DemoFolder, writeDemoFolder } from '../../core/demo/demoFolder'
import { DEFAULT_COUNTS, DEFAULT_SEED } from '../../core/demo/generator'
import { packageRoot } from '../../core/demo/packageRoot'
import { ReoError } from '../../core/errors'
import { listenForInterrupt } from '../interrupt'
import { action } from '../run'
import { wholeNumberFrom } from '../wholeNumber'
import { say, sayJson } from '../say'

interface DemoCommandOptions extends Record<Split, number> {
  readonly seed: number
  readonly hdf5?: true
  readonly json?: true
}

const EVERY_MS = 2000

/** `reo demo`: a folder with generated data, the models and an example notebook. */
export function registerDemo(program: Command): void {
  const command = program
    .command('demo')
    .description('write the demo data set (generated landscapes), its models and an example notebook')
    .argument('[dir]', 'folder to write to', 'reo-demo')
    .option(
      '--seed <n>',
      'seed of the generator: the same seed gives the same samples',
      wholeNumberFrom(0),
      DEFAULT_SEED,
    )
  for (const split of [...SPLITS].reverse()) {
    command.option(
      `--${split} <n>`,
      `samples of the ${split} split`,
      wholeNumberFrom(0),
      DEFAULT_COUNTS[split],
    )
  }
  command
    .option('--hdf5', "also write the splits as HDF5 files in AGBD-Lite's layout")
    .option('--json', 'print what was written as JSON')
    .action(action(demo))
}

async function demo(
  directory: string,
  { seed, hdf5, json, train, val, test }: DemoCommandOptions,
): Promise<void> {
  const interrupt = listenForInterrupt()
  try {
    const written = await writeDemoFolder(path.resolve(directory), packageRoot(), {
      seed,
      counts: { train, val, test },
      hdf5: hdf5 === true,
      signal: interrupt.signal,
      onProgress: progressLines(),
    })
    if (json) sayJson(written)
    else say(summary(written))
  } catch (error) {
    if (!interrupt.signal.aborted) throw error
    throw new ReoError('Stopped; nothing was written', {
      where: directory,
      mend: 'Run it again for a whole one.',
      cause: error,
    })
  } finally {
    interrupt.stopListening()
  }
}

/** Says on standard error how far it is: at the start of slow work, now and then, and at its end. */
function progressLines(): (done: number, total: number) => void {
  let shownAt = performance.now()
  return (done, total) => {
    if (done < total && performance.now() - shownAt < EVERY_MS) return
    shownAt = performance.now()
    process.stderr.write(`reo: ${done} of ${total} samples\n`)
  }
}

function summary({ dataset, models, notebook }: DemoFolder): string {
  const lines = [`data set  ${dataset}`]
  if (models.length > 0) lines.push(`models    ${models.join(', ')}`)
  if (notebook !== undefined) lines.push(`notebook  ${notebook}`)
  return lines.join('\n')
}

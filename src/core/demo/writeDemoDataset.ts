import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Split, SPLITS } from '../dataset/sample'
import { reasonOf, ReoError } from '../errors'
import {
  DEFAULT_COUNTS,
  DEFAULT_SEED,
  GENERATOR_FILE,
  GENERATOR_VERSION,
  type GeneratorRecord,
} from './generator'
import { demoChecksum } from './demoChecksum'
import { makeSample } from './makeSample'
import { describeDataset, describeSample } from './writing/describe'
import { replaceFolder, stagingFolder } from './writing/replaceFolder'
import { collectHdf5 } from './writing/writeHdf5'
import { makeImageFolders, writeImages } from './writing/writeImages'

export interface DemoOptions {
  readonly seed?: number
  /** Samples by split; those not named keep the usual number. */
  readonly counts?: Partial<Readonly<Record<Split, number>>>
  /** Also write `AGBD-Lite-{train,val,test}.h5` in AGBD-Lite's layout. */
  readonly hdf5?: boolean
  readonly signal?: AbortSignal
  /** Called as samples are done. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Samples written between two looks at the signal. */
const BATCH = 16

/**
 * Writes a demo data set: generated landscapes in the `reo-dataset/1` folder format. The same options give the same
 * files, byte for byte (HDF5 files hold the time of writing). A folder appears whole or not at all; an earlier demo
 * data set in its place is replaced.
 * @throws ReoError when the folder holds something else or cannot be written to; the signal's reason when it aborts
 */
export async function writeDemoDataset(directory: string, options: DemoOptions = {}): Promise<void> {
  const target = path.resolve(directory)
  const record = recordOf(options)
  try {
    const staging = await stagingFolder(target)
    try {
      await writeInto(staging, record, options)
      await replaceFolder(staging, target)
    } finally {
      await rm(staging, { recursive: true, force: true })
    }
  } catch (error) {
    throw isOfSystem(error) ? cannotWrite(target, error) : error
  }
}

/** Whether the operating system refused something, such as to write to a full disk. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

function cannotWrite(where: string, cause: unknown): ReoError {
  return new ReoError(`The demo data set cannot be written (${reasonOf(cause)})`, {
    where,
    mend: 'Make room on the disk, or see that you may write there; "reo demo DIR" writes it elsewhere, and $REO_HOME moves the one that is called demo.',
    cause,
  })
}

/** What the options ask for, with everything that they leave open filled in. */
export function recordOf({ seed = DEFAULT_SEED, counts = {}, hdf5 = false }: DemoOptions): GeneratorRecord {
  const all = { ...DEFAULT_COUNTS, ...counts }
  for (const split of SPLITS) {
    if (Number.isInteger(all[split]) && all[split] >= 0) continue
    throw new ReoError(`The number of ${split} samples is ${all[split]}`, {
      mend: 'Give a whole number from 0 on.',
    })
  }
  return { generator: 'reo demo', version: GENERATOR_VERSION, seed, counts: all, hdf5 }
}

async function writeInto(folder: string, record: GeneratorRecord, options: DemoOptions): Promise<void> {
  await makeImageFolders(folder)
  await writeFile(path.join(folder, 'dataset.json'), json(describeDataset(record.seed, record.counts)))
  const rows: string[] = []
  for (const split of SPLITS) await writeSplit(folder, split, record, options, rows)
  await writeFile(path.join(folder, 'samples.jsonl'), rows.map((row) => `${row}\n`).join(''))
  const checksum = await demoChecksum(folder)
  await writeFile(path.join(folder, GENERATOR_FILE), json({ ...record, checksum }))
}

async function writeSplit(
  folder: string,
  split: Split,
  { seed, counts, hdf5 }: GeneratorRecord,
  { signal, onProgress }: DemoOptions,
  rows: string[],
): Promise<void> {
  const total = SPLITS.reduce((sum, name) => sum + counts[name], 0)
  const hdf5Split = hdf5 && counts[split] > 0 ? collectHdf5(folder, split, counts[split]) : undefined
  for (let first = 0; first < counts[split]; first += BATCH) {
    signal?.throwIfAborted()
    const last = Math.min(first + BATCH, counts[split])
    const samples = Array.from({ length: last - first }, (_, step) => makeSample(seed, split, first + step))
    for (const sample of samples) {
      rows.push(JSON.stringify(describeSample(sample)))
      hdf5Split?.add(sample)
    }
    await Promise.all(samples.map((sample) => writeImages(folder, sample)))
    onProgress?.(rows.length, total)
  }
  await hdf5Split?.write()
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { makeSample } from '../../../src/core/demo/makeSample'
import { describeSample } from '../../../src/core/demo/writing/describe'
import { writeDemoDataset } from '../../../src/core/demo/writeDemoDataset'
import { SENTINEL2_BANDS, PALSAR2_BANDS } from '../../../src/core/imagery/bands'
import { writeGeotiff } from '../../../src/core/imagery/writeGeotiff'
import { type Draft, type Fault, moved } from './fault'
import { IMAGE_FAULTS } from './imageFaults'
import { LABEL_FAULTS } from './labelFaults'

/** A fault and the sample that it was planted in. */
export interface PlantedFault {
  readonly name: string
  readonly finds: string
  readonly sample?: string
  /** What the finding has to say of it. */
  readonly says?: RegExp
}

const COUNTS = { train: 40, val: 24, test: 160 } as const

/** Writes a small demo data set with one fault each in some of its samples. @returns what has to be found */
export async function plantFaults(folder: string, seed: number): Promise<readonly PlantedFault[]> {
  await writeDemoDataset(folder, { seed, counts: COUNTS })
  const test = draftsOf(seed, 'test')
  const train = draftsOf(seed, 'train')
  const val = draftsOf(seed, 'val')
  const free = [...test]
  const others = [...train]
  const planted: PlantedFault[] = []
  for (const fault of [...IMAGE_FAULTS, ...LABEL_FAULTS]) {
    const draft = take(free, fault)
    const other =
      fault.otherSplit === 'train' ? others.shift() : take(free, { name: 'another', fits: isClear })
    if (other === undefined) throw new Error('There are too few samples')
    fault.plant(draft, other)
    planted.push({ name: fault.name, finds: fault.finds, sample: draft.made.id })
  }
  for (const { images } of val) images.sar = moved(images.sar, 3, 0)
  for (const { images } of train) images.landcover = moved(images.landcover, -2, 4)
  planted.push(
    { name: 'SAR of a split moved', finds: 'shift/group', says: /^SAR lies (2\.[5-9]|3\.[0-4]) px right/ },
    {
      name: 'map of a split moved',
      finds: 'shift/group',
      says: /^land cover lies [12]\.\d px left and [34]\.\d px down/,
    },
  )
  for (const draft of [...train, ...val, ...test]) await writeImages(folder, draft)
  planted.push(...(await writeRows(folder, [...train, ...val, ...test])))
  planted.push(await misspellKey(folder))
  return planted
}

function isClear({ cloudShare }: Draft['made']): boolean {
  return cloudShare === 0
}

function take(free: Draft[], { name, fits }: Pick<Fault, 'name' | 'fits'>): Draft {
  const at = free.findIndex(({ made }) => fits?.(made) ?? true)
  if (at < 0) throw new Error(`No sample is left for "${name}"`)
  return free.splice(at, 1)[0]
}

function draftsOf(seed: number, split: keyof typeof COUNTS): Draft[] {
  return Array.from({ length: COUNTS[split] }, (_, number) => {
    const made = makeSample(seed, split, number)
    const place = {
      width: 25,
      height: 25,
      pixelSize: 10,
      epsg: made.tile.epsg,
      easting: made.placement.easting,
      northing: made.placement.northing,
    }
    return {
      made,
      row: { ...Object(describeSample(made)) } as Record<string, unknown>,
      images: {
        s2: { ...place, bands: SENTINEL2_BANDS, data: made.s2, nodata: 0 },
        sar: { ...place, bands: PALSAR2_BANDS, data: made.sar, nodata: -32768 },
        landcover: { ...place, bands: ['class'], data: made.landCover, nodata: 255 },
      },
      bytes: {},
      moreLines: [],
    }
  })
}

async function writeImages(folder: string, { made, images, bytes }: Draft): Promise<void> {
  for (const name of ['s2', 'sar', 'landcover'] as const) {
    const file = path.join(folder, name, `${made.id}.tif`)
    const written = writeGeotiff(images[name])
    const spoilt = bytes[name] === undefined ? written : bytes[name](written)
    if (spoilt === undefined) await rm(file)
    else await writeFile(file, spoilt)
  }
}

/** Writes the table, with a row of no known split and one that is no JSON at its end. */
async function writeRows(folder: string, drafts: readonly Draft[]): Promise<readonly PlantedFault[]> {
  const lines = drafts.flatMap(({ row, moreLines }) => [JSON.stringify(row), ...moreLines])
  const spoilt = [JSON.stringify({ id: 'x-1', split: 'holdout', agb: 10 }), '{"id": "x-2", "split": "te']
  await writeFile(path.join(folder, 'samples.jsonl'), `${[...lines, ...spoilt].join('\n')}\n`)
  return [
    { name: 'unknown split', finds: 'reading/rows' },
    { name: 'broken line', finds: 'reading/rows' },
  ]
}

async function misspellKey(folder: string): Promise<PlantedFault> {
  const file = path.join(folder, 'dataset.json')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace('"license"', '"licence"'))
  return { name: 'misspelt key', finds: 'reading/description' }
}

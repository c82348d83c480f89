import { mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { batches } from '../../batches'
import { CardTally } from '../../card/cardTally'
import { zeros } from '../../card/splitCounts'
import type { Dataset } from '../../dataset/dataset'
import type { Sample, Split } from '../../dataset/sample'
import { codeOf, reasonOf, ReoError } from '../../errors'
import type { AnnotationText } from '../annotationLog'
import { datasetCard } from './datasetCard'
import { fileNameOf } from './fileNames'
import { openHuggingFace } from './formats/huggingFace'
import { openLlava } from './formats/llava'
import { openReoDataset } from './formats/reoDataset'
import { openTorchGeo } from './formats/torchGeo'
import type { PublicationFormat, PublicationPlan, Publisher } from './publication'
import { chooseSplits, placeOf, type Placed, type SplitChoice } from './splits'
import { TextTally } from './textTally'
import { textsBySample } from './textsBySample'

/** Samples whose imagery is held together. */
const BATCH = 32

export interface PublishOptions {
  readonly format: PublicationFormat
  /** Folder that does not exist yet, or is empty. */
  readonly out: string
  readonly splits: SplitChoice
  readonly signal?: AbortSignal
  /** Told how many of how many samples are written. */
  readonly onProgress?: (done: number, total: number) => void
}

export interface Published {
  /** Absolute path of the folder. */
  readonly path: string
  readonly samples: Readonly<Record<Split, number>>
  readonly texts: number
  /** Samples that have texts and were left out, each with the reason. */
  readonly leftOut: readonly { readonly sample: string; readonly reason: string }[]
}

const PUBLISHERS: Readonly<
  Record<PublicationFormat, (folder: string, plan: PublicationPlan) => Promise<Publisher>>
> = {
  'reo-dataset': openReoDataset,
  llava: openLlava,
  huggingface: openHuggingFace,
  torchgeo: openTorchGeo,
}

/**
 * Writes the samples that have texts, with these, as a data set of the chosen format, and a card (`README.md`) beside
 * them. The folder appears once it is whole.
 * @throws ReoError when the annotations cannot be read, belong to another data set, splits leak, or the folder is taken
 */
export async function publishAnnotations(
  dataset: Dataset,
  log: string,
  options: PublishOptions,
): Promise<Published> {
  const { header, texts } = await textsBySample(log)
  if (header.dataset.fingerprint !== dataset.description.fingerprint) {
    throw new ReoError(`The annotations are about other data than ${dataset.description.name}`, {
      where: log,
      mend: `Publish them with the data set that they were made from: ${header.dataset.path}.`,
    })
  }
  const placed = await placesOf(samplesOf(dataset, texts, options.signal))
  const splits = chooseSplits(placed, options.splits)
  const plan: PublicationPlan = {
    description: dataset.description,
    annotations: header,
    samples: countBySplit(splits.values()),
    renamed: placed.some(({ id }) => fileNameOf(id) !== id),
  }
  return intoNewFolder(options.out, async (folder) => {
    const publisher = await PUBLISHERS[options.format](folder, plan)
    const written = await writeSamples({ dataset, texts, splits, publisher, options })
    await publisher.finish()
    const card = datasetCard({ ...plan, format: options.format, splits: options.splits, ...written })
    await writeFile(path.join(folder, 'README.md'), card)
    const unknown = [...texts.keys()].filter((id) => !splits.has(id))
    return {
      samples: written.card.samples,
      texts: written.tally.total,
      leftOut: [
        ...unknown.map((sample) => ({ sample, reason: 'The data set does not have it.' })),
        ...written.leftOut,
      ],
    }
  })
}

/** The samples of a data set whose ids are known, in stored order. */
async function* samplesOf(
  dataset: Dataset,
  ids: { has(id: string): boolean },
  signal: AbortSignal | undefined,
): AsyncIterable<Sample> {
  for await (const sample of dataset.samples({ ...(signal !== undefined && { signal }) })) {
    if (ids.has(sample.id)) yield sample
  }
}

async function placesOf(samples: AsyncIterable<Sample>): Promise<readonly Placed[]> {
  const placed: Placed[] = []
  for await (const sample of samples) {
    placed.push({ id: sample.id, split: sample.split, place: placeOf(sample) })
  }
  return placed
}

interface Work {
  readonly dataset: Dataset
  readonly texts: ReadonlyMap<string, readonly AnnotationText[]>
  readonly splits: ReadonlyMap<string, Split>
  readonly publisher: Publisher
  readonly options: PublishOptions
}

async function writeSamples({ dataset, texts, splits, publisher, options }: Work) {
  const card = new CardTally()
  const tally = new TextTally()
  const leftOut: { sample: string; reason: string }[] = []
  let done = 0
  for await (const batch of batches(samplesOf(dataset, splits, options.signal), BATCH)) {
    for (const result of await dataset.readImagery(batch)) {
      const { id } = result.sample
      if ('problem' in result) {
        leftOut.push({ sample: id, reason: result.problem.message })
        continue
      }
      const sample = { ...result.sample, split: splits.get(id) ?? result.sample.split }
      const ownTexts = texts.get(id) ?? []
      await publisher.add({ sample, imagery: result.imagery, texts: ownTexts, file: fileNameOf(id) })
      card.add(sample)
      tally.add(sample.split, ownTexts)
    }
    done += batch.length
    options.onProgress?.(done, splits.size)
  }
  return { card: card.card, tally, leftOut }
}

function countBySplit(splits: Iterable<Split>): Record<Split, number> {
  const counts = zeros()
  for (const split of splits) counts[split]++
  return counts
}

/** Fills a folder beside the one that is wanted, and puts it there once it is whole. */
async function intoNewFolder<Result>(
  out: string,
  fill: (folder: string) => Promise<Result>,
): Promise<Result & { readonly path: string }> {
  const target = path.resolve(out)
  const there = await readdir(target).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw new ReoError(`The folder cannot be used (${reasonOf(error)})`, {
      where: out,
      mend: 'Name one that you may write to.',
      cause: error,
    })
  })
  if (there !== undefined && there.length > 0) {
    throw new ReoError('The folder is not empty', { where: out, mend: 'Name a new one.' })
  }
  await mkdir(path.dirname(target), { recursive: true })
  const partial = await mkdtemp(`${target}.partial-`)
  try {
    const result = await fill(partial)
    if (there !== undefined) await rmdir(target)
    await rename(partial, target)
    return { ...result, path: target }
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}

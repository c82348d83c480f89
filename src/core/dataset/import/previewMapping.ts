import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Task, TASKS } from '../../benchmark/tasks'
import { messageOf, ReoError } from '../../errors'
import type { Dataset, DatasetProblem, ImageryResult } from '../dataset'
import { openDataset } from '../openDataset'
import type { Sample } from '../sample'
import { type Choices, describeChoices, type DescriptionJson, type Proposal } from './proposal'

/** Samples that are shown with their pictures. */
const SAMPLES_SHOWN = 10

/** Samples whose truth is counted. */
const SAMPLES_COUNTED = 200

/** What a data set would be under a description that is not yet written. */
export interface MappingPreview {
  readonly description: DescriptionJson
  readonly shown: readonly ImageryResult[]
  /** Samples whose truth was counted. */
  readonly counted: number
  /** Of those, how many have truth, by task. */
  readonly withTruth: Readonly<Record<Task, number>>
  readonly problems: readonly DatasetProblem[]
  /** Why it cannot be opened. */
  readonly failure?: string
}

/**
 * Opens a data set under a proposed description, as it will be opened once that is written, and reads its first
 * samples. A description that cannot be opened is a result too, which says why.
 */
export async function previewMapping(
  proposal: Proposal,
  choices: Choices = {},
  name?: string,
): Promise<MappingPreview> {
  const description = describeChoices(proposal, choices, name)
  try {
    return await withOpened(description, path.dirname(proposal.saveAs), (dataset) =>
      look(description, dataset),
    )
  } catch (error) {
    if (!(error instanceof ReoError)) throw error
    return {
      description,
      shown: [],
      counted: 0,
      withTruth: NO_TRUTH,
      problems: [],
      failure: messageOf(error),
    }
  }
}

const NO_TRUTH: Readonly<Record<Task, number>> = { humanActivity: 0, landCover: 0, patchCount: 0, agb: 0 }

/** Opens a description that stands in a file of its own for as long as it is used. */
async function withOpened<Result>(
  description: DescriptionJson,
  root: string,
  use: (dataset: Dataset) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'reo-import-'))
  try {
    const file = path.join(folder, 'preview.dataset.json')
    await writeFile(file, JSON.stringify({ ...description, root }))
    const dataset = await openDataset(file)
    try {
      return await use(dataset)
    } finally {
      await dataset.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function look(description: DescriptionJson, dataset: Dataset): Promise<MappingPreview> {
  const samples: Sample[] = []
  for await (const sample of dataset.samples({ limit: SAMPLES_COUNTED })) samples.push(sample)
  const shown = await dataset.readImagery(samples.slice(0, SAMPLES_SHOWN))
  const withTruth = { ...NO_TRUTH }
  for (const { truth } of samples) {
    for (const task of TASKS) if (truth[task] !== undefined) withTruth[task]++
  }
  return { description, shown, counted: samples.length, withTruth, problems: dataset.problems() }
}

import type { Task } from '../../core/benchmark/tasks'
import { ReoError, unreachable } from '../../core/errors'
import { labelOf } from '../../core/metrics/labels'
import { UNANSWERED } from '../../core/metrics/results'
import type { AnswerValue } from '../../core/models/model'
import type { AnswerLine, Run } from '../../core/runs/runLog'
import type { PatchPayload, PayloadSource } from '../../protocol/payloads'
import type { FigureAnswer, FigureQuery, PatchThumbnail } from '../../protocol/queries'
import { shownAnswer } from '../outputs/payloads/answersPayload'
import { rangesOf } from '../outputs/datasetRanges'
import { patchPayload } from '../outputs/payloads/patchPayload'
import type { Resources } from '../resources/resources'
import { cardSlice } from './cardSlice'
import { namedSamples } from './namedSamples'
import { findSamples, thumbnailsOf } from './thumbnails'

/** Answers what a figure asks, from the run log and the data set that it names. @throws ReoError when they are gone */
export async function answerQuery(resources: Resources, query: FigureQuery): Promise<FigureAnswer> {
  switch (query.kind) {
    case 'scatter-selection':
      return patchesOf(resources, query, ({ status, truth, value }) => {
        return status === 'answered' && isWithin(truth, query.truth) && isWithin(value, query.predicted)
      })
    case 'confusion-cell':
      return patchesOf(resources, query, (answer) => {
        return trueLabel(answer) === query.truth && predictedLabel(answer) === query.predicted
      })
    case 'samples':
      return namedSamples(resources, query)
    case 'card-slice':
      return cardSlice(resources, query)
    case 'patch':
      return { kind: 'patch', patch: await onePatch(resources, query.source, query.sample) }
    default:
      return unreachable(query)
  }
}

/** One patch in full, with every model's answers where the source names a run. */
export async function onePatch(
  resources: Resources,
  source: PayloadSource,
  id: string,
  composite?: string,
): Promise<PatchPayload> {
  const dataset = await resources.openDataset(source.dataset)
  const sample = await dataset.find(id)
  if (sample === undefined) {
    throw new ReoError(`There is no sample "${id}"`, {
      where: dataset.description.path,
      mend: 'Give an id of this data set.',
    })
  }
  const [result] = await dataset.readImagery([sample])
  if ('problem' in result) throw new ReoError(result.problem.message, { where: result.problem.where })
  const run = source.run === undefined ? undefined : await resources.readRun(source.run)
  const answers = run?.answers.filter((answer) => answer.sample === id).map(shownAnswer) ?? []
  const datasetRanges = await rangesOf(dataset)
  return patchPayload({
    sample,
    imagery: result.imagery,
    dataset: dataset.description,
    source,
    answers,
    ...(datasetRanges && { datasetRanges }),
    ...(composite !== undefined && { composite }),
  })
}

interface PageQuery {
  readonly source: PayloadSource
  readonly task: Task
  readonly model: string
  readonly offset: number
  readonly limit: number
}

async function patchesOf(
  resources: Resources,
  { source, task, model, offset, limit }: PageQuery,
  isWanted: (answer: AnswerLine) => boolean,
): Promise<FigureAnswer> {
  const run = await runOf(resources, source)
  const wanted = run.answers.filter(
    (answer) => answer.task === task && answer.model === model && isWanted(answer),
  )
  const page = wanted.slice(offset, offset + limit)
  const pictures = await picturesOf(
    resources,
    source,
    page.map(({ sample }) => sample),
  )
  return {
    kind: 'patches',
    total: wanted.length,
    offset,
    patches: page.map(({ sample, truth, value }): PatchThumbnail => {
      const png = pictures.get(sample)
      return { sample, ...(png !== undefined && { png }), truth, predicted: value ?? null }
    }),
  }
}

async function runOf(resources: Resources, { run }: PayloadSource): Promise<Run> {
  if (run !== undefined) return resources.readRun(run)
  throw new ReoError('This figure names no run log', { mend: 'Make it anew from a run.' })
}

/** Pictures of samples; none where the data set is gone: ids and values are still worth showing. */
async function picturesOf(
  resources: Resources,
  { dataset: name }: PayloadSource,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const dataset = await resources.openDataset(name).catch(() => undefined)
  if (dataset === undefined) return new Map()
  return thumbnailsOf(dataset, await findSamples(dataset, ids))
}

function trueLabel({ task, truth }: AnswerLine): string | undefined {
  return truth === null ? undefined : labelOf(task, truth)
}

/** The column of a confusion matrix that an answer stands in. */
function predictedLabel({ task, status, value }: AnswerLine): string {
  return status === 'answered' && value !== undefined ? labelOf(task, value) : UNANSWERED
}

function isWithin(value: AnswerValue | null | undefined, [low, high]: readonly [number, number]): boolean {
  return typeof value === 'number' && value >= low && value <= high
}

import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { messageOf, ReoError } from '../../errors'
import type { Dataset } from '../../dataset/dataset'
import type { Split } from '../../dataset/sample'
import { lockFile } from '../../runs/lockFile'
import { LineWriter } from '../../runs/lineWriter'
import type { Patience } from '../../runs/questions/askPatiently'
import { softwareVersions } from '../../runs/software'
import { costOf } from '../../runs/usage'
import {
  ANNOTATION_SCHEMA,
  type AnnotationCounts,
  type AnnotationEnd,
  type AnnotationHeader,
  type AnnotationLine,
} from '../annotationLog'
import type { AspectCounts, RuleCounts } from '../annotationTally'
import type { TokenUsage } from '../../models/model'
import type { Catalogue } from '../templates/template'
import { AnnotationLoop } from './annotationLoop'
import { type EarlierAnnotations, earlierAnnotations } from './earlierAnnotations'
import type { TextWishes } from './planTexts'
import { WORDING_PROMPTS } from './wording/wordingPrompt'
import type { WordingModel } from './wording/openWordingModel'

export interface AnnotationRequest extends TextWishes {
  readonly dataset: Dataset
  readonly catalogue: Catalogue
  /** All splits when absent. */
  readonly split?: Split
  /** Words the texts anew; they are from the templates alone when absent. */
  readonly model?: WordingModel
  /** Path of the annotation log to write. */
  readonly out: string
  /** Samples at most. */
  readonly limit?: number
  /** Goes on with the log at `out`; starts anew where there is none. */
  readonly resume?: boolean
  readonly patience?: Patience
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: AnnotationProgress) => void
}

export interface AnnotationProgress extends AnnotationCounts {
  /** Samples gone through, and in all. */
  readonly done: number
  readonly total: number
}

export interface AnnotationResult extends AnnotationCounts {
  readonly path: string
  readonly outcome: 'complete' | 'cancelled'
  readonly aspects: readonly AspectCounts[]
  /** Rules that some attempt broke. */
  readonly rules: readonly RuleCounts[]
  /** Texts without those that say the same as another. */
  readonly distinct: number
  readonly usage?: TokenUsage
  /** US dollars, where the model has prices. */
  readonly cost?: number
}

/**
 * Writes questions and answers about the samples of a data set into an annotation log. Every text is read back and held
 * to what is known of its patch; what breaks a rule is worded anew by the model, or else removed, and counted.
 * @throws ReoError when nothing can be written, or when it stops on the way: what is written is kept
 */
export async function generateAnnotations(request: AnnotationRequest): Promise<AnnotationResult> {
  const log = path.resolve(request.out)
  await request.dataset.indexed()
  const unlock = await lockFile(log)
  try {
    const earlier = await earlierAnnotations(log, request.resume === true)
    refuseOtherGeneration(earlier.header, request, log)
    await request.model?.prepare(request.signal).catch((error: unknown) => {
      if (!request.signal?.aborted) throw error
    })
    const writer = await LineWriter.open<AnnotationLine>(log, 'annotation log', earlier.wholeBytes)
    try {
      await writer.append([headerOf(request, earlier.header)])
      return await writeAll(request, writer, earlier)
    } finally {
      await writer.close()
    }
  } finally {
    await unlock()
  }
}

async function writeAll(
  request: AnnotationRequest,
  writer: LineWriter<AnnotationLine>,
  earlier: EarlierAnnotations,
): Promise<AnnotationResult> {
  const loop = new AnnotationLoop(request, writer, earlier)
  const end = (outcome: AnnotationEnd['outcome'], error?: string) =>
    writer.append([
      {
        type: 'end',
        at: new Date().toISOString(),
        outcome,
        ...earlier.tally.counts,
        ...(error !== undefined && { error }),
      },
    ])
  try {
    const outcome = await loop.run()
    await end(outcome)
    return { path: writer.path, outcome, ...resultOf(request, earlier) }
  } catch (error) {
    await end('failed', messageOf(error)).catch(() => undefined)
    const { texts } = earlier.tally.counts
    throw new ReoError(`The generation stopped; its ${texts} texts are kept: ${messageOf(error)}`, {
      where: writer.path,
      mend: 'Mend that, then go on with it (--resume, or resume: true in a cell).',
      cause: error,
    })
  }
}

function resultOf(
  { model }: AnnotationRequest,
  { tally }: EarlierAnnotations,
): Omit<AnnotationResult, 'path' | 'outcome'> {
  const { counts, aspects, rules, usage } = tally
  const prices = model?.description.prices
  return {
    ...counts,
    aspects,
    rules,
    distinct: tally.distinct,
    ...(usage !== undefined && { usage }),
    ...(usage !== undefined && prices !== undefined && { cost: costOf(usage, prices) }),
  }
}

function headerOf(request: AnnotationRequest, earlier: AnnotationHeader | undefined): AnnotationHeader {
  const { dataset, catalogue, seed, model } = request
  const { name, path: where, fingerprint, synthetic } = dataset.description
  return {
    type: 'annotations',
    schema: ANNOTATION_SCHEMA,
    id: earlier?.id ?? randomUUID(),
    created: new Date().toISOString(),
    dataset: { name, path: where, fingerprint, synthetic },
    templates: { name: catalogue.name, hash: catalogue.hash },
    seed,
    ...(model !== undefined && { model: model.description, prompts: WORDING_PROMPTS }),
    software: softwareVersions(),
  }
}

/** Texts of two kinds in one log would not be told apart. */
function refuseOtherGeneration(
  earlier: AnnotationHeader | undefined,
  { dataset, catalogue, seed, model }: AnnotationRequest,
  where: string,
): void {
  if (earlier === undefined) return
  const differs = [
    earlier.dataset.fingerprint !== dataset.description.fingerprint && 'data set',
    earlier.templates.hash !== catalogue.hash && 'templates',
    earlier.seed !== seed && 'seed',
    earlier.model?.id !== model?.description.id && 'model',
  ].filter((name) => name !== false)
  if (differs.length === 0) return
  throw new ReoError(`These annotations were made with another ${differs.join(' and another ')}`, {
    where,
    mend: 'Go on with what they were made with, or write to another file.',
  })
}

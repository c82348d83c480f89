import * as v from 'valibot'
import { CORRECTED_STATUSES } from '../../core/runs/correction'
import {
  type FigureAnswer,
  type FigureQuery,
  FILE_FORMATS,
  MAXIMUM_NAMED_SAMPLES,
  type RendererMessage,
  type RendererReply,
} from '../queries'
import { cardSlice, dataPart } from './dataCard'
import { answerValue, count, task, truth } from './domain'
import { base64 } from './arrays'
import { payloadSource } from './payloadBase'
import { optionalPicture, patchPayload, richOutput, shownAnswer } from './payloads'
import { reviewAnswers, reviewQueries } from './reviews'
import { runFigure } from './runFigures'
import { selection } from './selection'

/** Patches one query may ask for: more come by paging. */
const MAXIMUM_PAGE = 200

/** Run logs that one patch may be looked for in. */
const MAXIMUM_RUNS = 1000

/** Bootstrap samples that a figure may ask for. */
const MAXIMUM_BOOTSTRAP = 10_000

const page = { offset: count, limit: v.pipe(count, v.maxValue(MAXIMUM_PAGE)) }

/** Characters of a figure's file: base64 of a large picture. */
const LARGEST_FILE = 64_000_000

/** Characters of the reason of a correction. */
const LONGEST_REASON = 500

const answerAddress = {
  sample: v.string(),
  model: v.string(),
  task,
  question: v.optional(v.string()),
  repeat: v.optional(count),
}

export const figureQuery: v.GenericSchema<unknown, FigureQuery> = v.variant('kind', [
  v.object({
    kind: v.literal('selected-patches'),
    source: payloadSource,
    task,
    model: v.string(),
    selection,
    ...page,
  }),
  v.object({ kind: v.literal('selection'), source: payloadSource, selection }),
  v.object({
    kind: v.literal('run-figure'),
    source: payloadSource,
    figure: runFigure,
    selection,
    bootstrap: v.pipe(count, v.maxValue(MAXIMUM_BOOTSTRAP)),
  }),
  v.object({
    kind: v.literal('samples'),
    source: payloadSource,
    samples: v.pipe(v.array(v.string()), v.maxLength(MAXIMUM_NAMED_SAMPLES)),
    picture: v.optional(v.object({ view: v.string(), stretch: v.picklist(['patch', 'dataset', 'fixed']) })),
    ...page,
  }),
  v.object({
    kind: v.literal('card-slice'),
    source: payloadSource,
    part: dataPart,
    slice: cardSlice,
    count,
    ...page,
  }),
  v.object({
    kind: v.literal('correction'),
    source: payloadSource,
    correction: v.object({
      ...answerAddress,
      status: v.optional(v.picklist(CORRECTED_STATUSES)),
      value: v.optional(answerValue),
      undo: v.optional(v.boolean()),
      why: v.pipe(v.string(), v.nonEmpty('expected a reason'), v.maxLength(LONGEST_REASON)),
    }),
  }),
  v.object({ kind: v.literal('answer'), source: payloadSource, answer: v.object(answerAddress) }),
  v.object({ kind: v.literal('prompt'), source: payloadSource, answer: v.object(answerAddress) }),
  v.object({
    kind: v.literal('patch'),
    source: payloadSource,
    sample: v.string(),
    runs: v.optional(v.pipe(v.array(v.string()), v.maxLength(MAXIMUM_RUNS))),
  }),
  ...reviewQueries,
])

export const figureAnswer: v.GenericSchema<unknown, FigureAnswer> = v.union([
  v.object({
    kind: v.literal('patches'),
    total: count,
    offset: count,
    patches: v.array(
      v.object({
        sample: v.string(),
        png: optionalPicture,
        truth: v.nullable(answerValue),
        predicted: v.nullable(answerValue),
      }),
    ),
  }),
  v.object({
    kind: v.literal('samples'),
    total: count,
    offset: count,
    samples: v.array(v.object({ sample: v.string(), png: optionalPicture, truth: v.optional(truth) })),
  }),
  v.object({ kind: v.literal('patch'), patch: patchPayload }),
  v.object({ kind: v.literal('answer'), answer: shownAnswer }),
  v.object({ kind: v.literal('corrected'), answer: shownAnswer }),
  v.object({
    kind: v.literal('prompt'),
    prompt: v.object({
      messages: v.array(
        v.object({
          role: v.picklist(['system', 'user', 'assistant']),
          parts: v.array(v.union([v.object({ text: v.string() }), v.object({ picture: count })])),
        }),
      ),
      pictures: v.array(base64),
      hash: v.string(),
      isAsSent: v.optional(v.boolean()),
    }),
  }),
  v.object({ kind: v.literal('selection'), selected: count, total: count }),
  v.object({ kind: v.literal('run-figure'), output: richOutput }),
  ...reviewAnswers,
])

const address = { figure: v.string(), request: count }

export const rendererMessage: v.GenericSchema<unknown, RendererMessage> = v.variant('type', [
  v.object({ type: v.literal('query'), ...address, query: figureQuery }),
  v.object({ type: v.picklist(['select', 'save-slice']), source: payloadSource, selection }),
  v.object({
    type: v.literal('save'),
    name: v.pipe(v.string(), v.maxLength(200)),
    format: v.picklist(FILE_FORMATS),
    content: v.pipe(v.string(), v.maxLength(LARGEST_FILE)),
  }),
])

export const rendererReply: v.GenericSchema<unknown, RendererReply> = v.union([
  v.object({ type: v.literal('answer'), ...address, answer: figureAnswer }),
  v.object({ type: v.literal('failure'), ...address, message: v.string() }),
])

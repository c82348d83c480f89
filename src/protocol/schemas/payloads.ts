import * as v from 'valibot'
import type { OutputKind } from '../mimes'
import type {
  AnswersPayload,
  ChainPayload,
  ConfusionPayload,
  DataCardPayload,
  FindingsPayload,
  NumbersPayload,
  PatchGridPayload,
  PatchPayload,
  Payloads,
  RichOutput,
  ScatterPayload,
  ShownAnswer,
  TablePayload,
} from '../payloads'
import type { CoveragePayload, LeaderboardPayload } from '../rankingPayloads'
import type { ResidualsPayload } from '../residuals'
import { base64, encodedArray } from './arrays'
import { confusionLabel } from './confusionLabel'
import { flipsPayload } from './flips'
import { filterCounts } from './answers'
import { dataCard, dataPart } from './dataCard'
import {
  answerStatus,
  answerValue,
  classificationMetrics,
  count,
  interval,
  location,
  metadata,
  regressionMetrics,
  severity,
  split,
  task,
  truth,
} from './domain'
import { errorAxis, errorSeries, gridCells, regressionShape } from './errors'
import { ANSWER_ORDERS } from '../../core/metrics/answers/sortQuestions'
import { numberDiagnostics } from './numbers'
import { coverageEntries, leaderboardEntries } from './ranking'
import { criterion } from './selection'
import { payloadBase } from './payloadBase'
import { reviewPayload } from './reviews'

/** A patch in an output is at most this wide and high: a larger picture is no patch. */
const MAXIMUM_SIDE = 4096

/** A picture sent as base64, and its absence. */
export const optionalPicture = v.optional(base64)

const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAXIMUM_SIDE))

const encodedRaster = v.object({
  bands: v.array(v.string()),
  width: side,
  height: side,
  unit: v.string(),
  pixels: encodedArray,
  scale: v.number(),
  offset: v.number(),
  nodata: v.number(),
})

export const shownAnswer: v.GenericSchema<unknown, ShownAnswer> = v.object({
  model: v.string(),
  task,
  question: v.optional(v.string()),
  raw: v.string(),
  cut: v.optional(v.object({ from: count, length: count })),
  status: answerStatus,
  value: v.optional(answerValue),
  span: v.optional(v.tuple([count, count])),
  reason: v.optional(v.string()),
  repeat: v.optional(count),
  promptHash: v.optional(v.string()),
  corrected: v.optional(v.object({ status: answerStatus, value: v.optional(answerValue) })),
})

export const patchPayload: v.GenericSchema<unknown, PatchPayload> = v.object({
  ...payloadBase,
  id: v.string(),
  split,
  location: v.optional(location),
  metadata,
  truth,
  imagery: v.object({
    s2: v.optional(encodedRaster),
    sar: v.optional(encodedRaster),
    rgb: v.optional(encodedRaster),
    landCover: v.optional(encodedRaster),
  }),
  pixelSize: v.optional(v.number()),
  datasetRanges: v.optional(
    v.object({
      patches: count,
      bands: v.record(v.string(), v.object({ low: v.number(), high: v.number() })),
    }),
  ),
  composite: v.optional(v.string()),
  notes: v.optional(v.array(v.string())),
  answers: v.array(shownAnswer),
  runs: v.optional(v.array(v.object({ name: v.string(), created: v.string(), models: v.array(v.string()) }))),
})

const scatterPoints = v.variant('kind', [
  v.object({
    kind: v.literal('points'),
    ids: v.array(v.string()),
    truth: encodedArray,
    predicted: encodedArray,
  }),
  v.object({
    kind: v.literal('density'),
    low: v.number(),
    high: v.number(),
    cells: gridCells,
    counts: encodedArray,
  }),
])

const scatterPayload: v.GenericSchema<unknown, ScatterPayload> = v.object({
  ...payloadBase,
  task,
  quantity: v.string(),
  unit: v.string(),
  limits: v.tuple([v.number(), v.number()]),
  series: v.array(
    v.object({
      model: v.string(),
      title: v.string(),
      metrics: regressionMetrics,
      points: scatterPoints,
      shape: v.optional(regressionShape),
    }),
  ),
  pair: v.optional(
    v.object({
      models: v.tuple([v.string(), v.string()]),
      common: count,
      nearer: count,
      farther: count,
      shifts: v.array(v.object({ id: v.string(), truth: v.number(), first: v.number(), second: v.number() })),
    }),
  ),
})

const confusionClasses = {
  labels: v.array(confusionLabel),
  series: v.array(v.object({ model: v.string(), title: v.string(), metrics: classificationMetrics })),
}

const confusionPayload: v.GenericSchema<unknown, ConfusionPayload> = v.object({
  ...payloadBase,
  ...confusionClasses,
  task,
  viewTitle: v.optional(v.string()),
  views: v.optional(
    v.array(v.object({ ...confusionClasses, title: v.string(), question: v.optional(v.string()) })),
  ),
})

const tablePayload: v.GenericSchema<unknown, TablePayload> = v.object({
  ...payloadBase,
  columns: v.array(
    v.object({
      key: v.string(),
      title: v.string(),
      kind: v.picklist(['text', 'number']),
      unit: v.optional(v.string()),
      digits: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20))),
      better: v.optional(v.picklist(['low', 'high'])),
    }),
  ),
  rows: v.array(v.record(v.string(), v.nullable(v.union([v.string(), v.number(), v.boolean(), interval])))),
  groupBy: v.optional(v.string()),
  marks: v.optional(
    v.object({
      column: v.string(),
      rows: v.array(v.nullable(v.object({ title: v.string(), criterion }))),
    }),
  ),
  notes: v.array(v.string()),
})

const shownModels = v.array(v.object({ id: v.string(), title: v.string() }))

const answersPayload: v.GenericSchema<unknown, AnswersPayload> = v.object({
  ...payloadBase,
  task,
  unit: v.string(),
  models: shownModels,
  rows: v.array(
    v.object({
      sample: v.string(),
      question: v.optional(v.string()),
      thumbnail: v.optional(base64),
      truth: v.nullable(answerValue),
      answers: v.array(shownAnswer),
    }),
  ),
  total: count,
  counts: v.optional(filterCounts),
})

const chainPayload: v.GenericSchema<unknown, ChainPayload> = v.object({
  ...payloadBase,
  sample: v.string(),
  thumbnail: optionalPicture,
  models: shownModels,
  questions: v.array(
    v.object({
      task,
      question: v.optional(v.string()),
      truth: v.nullable(answerValue),
      answers: v.array(shownAnswer),
    }),
  ),
  contradictions: v.array(
    v.object({ model: v.optional(v.string()), title: v.string(), tasks: v.array(task) }),
  ),
})

const findingsPayload: v.GenericSchema<unknown, FindingsPayload> = v.object({
  ...payloadBase,
  split: v.optional(split),
  samples: count,
  images: count,
  findings: v.array(
    v.object({
      id: v.string(),
      severity,
      title: v.string(),
      mend: v.string(),
      count,
      occurrences: v.array(
        v.object({
          sample: v.optional(v.string()),
          other: v.optional(v.string()),
          where: v.optional(v.string()),
          detail: v.optional(v.string()),
        }),
      ),
    }),
  ),
})

const dataCardPayload: v.GenericSchema<unknown, DataCardPayload> = v.object({
  ...payloadBase,
  facts: v.array(v.tuple([v.string(), v.string()])),
  card: dataCard,
  part: dataPart,
})

const numbersPayload: v.GenericSchema<unknown, NumbersPayload> = v.object({
  ...payloadBase,
  task: v.picklist(['agb', 'patchCount']),
  unit: v.string(),
  series: v.array(v.object({ model: v.string(), title: v.string(), diagnostics: numberDiagnostics })),
})

const residualsPayload: v.GenericSchema<unknown, ResidualsPayload> = v.object({
  ...payloadBase,
  task: v.picklist(['agb', 'patchCount']),
  quantity: v.string(),
  unit: v.string(),
  axis: errorAxis,
  columns: v.array(v.string()),
  clustered: v.optional(v.string()),
  series: v.array(errorSeries),
})

const bands = v.optional(v.array(v.string()))

const patchGridPayload: v.GenericSchema<unknown, PatchGridPayload> = v.object({
  ...payloadBase,
  task,
  unit: v.string(),
  tasks: v.array(task),
  models: v.array(v.object({ id: v.string(), title: v.string() })),
  model: v.optional(v.string()),
  sort: v.picklist(ANSWER_ORDERS),
  bands: v.object({ s2: bands, sar: bands, rgb: bands, landCover: bands }),
  tiles: v.array(
    v.object({
      sample: v.string(),
      question: v.optional(v.string()),
      truth: v.nullable(answerValue),
      answer: v.optional(shownAnswer),
      spread: v.object({
        asked: count,
        answered: count,
        range: v.optional(v.tuple([v.number(), v.number()])),
        agreeing: v.optional(count),
      }),
    }),
  ),
  total: count,
  answered: count,
})

const leaderboardPayload: v.GenericSchema<unknown, LeaderboardPayload> = v.object({
  ...payloadBase,
  ...leaderboardEntries,
})

const coveragePayload: v.GenericSchema<unknown, CoveragePayload> = v.object({
  ...payloadBase,
  ...coverageEntries,
})

/** The schema of each kind of output. */
export const PAYLOAD_SCHEMAS: { readonly [Kind in OutputKind]: v.GenericSchema<unknown, Payloads[Kind]> } = {
  patch: patchPayload,
  scatter: scatterPayload,
  confusion: confusionPayload,
  answers: answersPayload,
  table: tablePayload,
  findings: findingsPayload,
  dataCard: dataCardPayload,
  numbers: numbersPayload,
  residuals: residualsPayload,
  chain: chainPayload,
  flips: flipsPayload,
  patchGrid: patchGridPayload,
  leaderboard: leaderboardPayload,
  coverage: coveragePayload,
  review: reviewPayload,
}

/** An output of any kind. */
export const richOutput: v.GenericSchema<unknown, RichOutput> = v.variant('kind', [
  v.object({ kind: v.literal('patch'), payload: patchPayload }),
  v.object({ kind: v.literal('scatter'), payload: scatterPayload }),
  v.object({ kind: v.literal('confusion'), payload: confusionPayload }),
  v.object({ kind: v.literal('answers'), payload: answersPayload }),
  v.object({ kind: v.literal('table'), payload: tablePayload }),
  v.object({ kind: v.literal('findings'), payload: findingsPayload }),
  v.object({ kind: v.literal('dataCard'), payload: dataCardPayload }),
  v.object({ kind: v.literal('numbers'), payload: numbersPayload }),
  v.object({ kind: v.literal('residuals'), payload: residualsPayload }),
  v.object({ kind: v.literal('chain'), payload: chainPayload }),
  v.object({ kind: v.literal('flips'), payload: flipsPayload }),
  v.object({ kind: v.literal('patchGrid'), payload: patchGridPayload }),
  v.object({ kind: v.literal('leaderboard'), payload: leaderboardPayload }),
  v.object({ kind: v.literal('coverage'), payload: coveragePayload }),
  v.object({ kind: v.literal('review'), payload: reviewPayload }),
])

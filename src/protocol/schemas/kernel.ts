import * as v from 'valibot'
import { deviceReport, endpointReport } from '../../core/models/reportSchemas'
import { RUN_EXPORTS } from '../runExports'
import type { KernelMethod, KernelNotifications, KernelRequests } from '../kernel'
import {
  estimateEvaluationParams,
  evaluationEstimate,
  figureInWordsParams,
  patchInWordsParams,
} from './assistant'
import { askingOptions, promptSet, tried } from './asking'
import { count, datasetDescription, deviceChoice, modelDescription, split, task } from './domain'
import { fileAnswer, fileQuery } from './fileViews'
import { chosenMapping, importPreview, importProposal } from './importing'
import { payloadSource } from './payloadBase'
import { figureAnswer, figureQuery } from './queries'
import { runSummary } from './runReports'
import { selection } from './selection'

const nothing = v.null()
const codeAt = v.object({ code: v.string(), offset: count })

type ParamsSchemas = {
  readonly [Method in KernelMethod]: v.GenericSchema<unknown, KernelRequests[Method]['params']>
}
type ResultSchemas = {
  readonly [Method in KernelMethod]: v.GenericSchema<unknown, KernelRequests[Method]['result']>
}
type NotificationSchemas = {
  readonly [Name in keyof KernelNotifications]: v.GenericSchema<unknown, KernelNotifications[Name]>
}

/** What the kernel checks of each request. */
export const PARAMS_SCHEMAS: ParamsSchemas = {
  initialize: v.object({
    storagePath: v.string(),
    modelsPath: v.string(),
    workingDirectory: v.string(),
    device: deviceChoice,
    workspace: v.optional(v.string()),
    restricted: v.optional(v.boolean()),
  }),
  execute: v.object({ execution: v.string(), cell: v.string(), order: count, code: v.string() }),
  interrupt: nothing,
  complete: codeAt,
  hover: codeAt,
  setDevice: v.object({ device: deviceChoice }),
  setProxy: v.object({
    http_proxy: v.nullable(v.string()),
    https_proxy: v.nullable(v.string()),
    no_proxy: v.nullable(v.string()),
  }),
  query: v.object({ query: figureQuery }),
  select: v.object({ run: v.string(), selection }),
  saveSelection: v.object({
    source: payloadSource,
    name: v.pipe(v.string(), v.nonEmpty()),
    selection,
  }),
  describeDataset: v.object({ dataset: v.string() }),
  tryAddress: v.object({ address: v.string(), apiKey: v.optional(v.string()) }),
  tryModel: v.object({ id: v.string(), apiKey: v.optional(v.string()) }),
  defaultPrompts: nothing,
  listModels: nothing,
  lookAtFile: v.object({ file: v.string(), query: fileQuery }),
  summariseRun: v.object({ file: v.string() }),
  exportRun: v.object({ file: v.string(), format: v.picklist(RUN_EXPORTS), out: v.string() }),
  listSamples: v.object({ dataset: v.string(), text: v.string(), limit: count }),
  proposeImport: v.object({ path: v.string() }),
  previewImport: v.object({ proposal: importProposal, mapping: chosenMapping }),
  figureInWords: figureInWordsParams,
  patchInWords: patchInWordsParams,
  estimateEvaluation: estimateEvaluationParams,
  check: v.object({
    dataset: v.string(),
    split: v.optional(split),
    all: v.optional(v.boolean()),
    token: v.string(),
  }),
  evaluate: v.object({
    dataset: v.string(),
    split,
    models: v.array(v.string()),
    tasks: v.array(task),
    limit: v.optional(count),
    resume: v.optional(v.boolean()),
    asking: v.optional(askingOptions),
    out: v.string(),
    token: v.string(),
  }),
}

/** What the extension checks of each answer. */
export const RESULT_SCHEMAS: ResultSchemas = {
  initialize: v.object({ nodeVersion: v.string(), processId: count }),
  execute: v.variant('outcome', [
    v.object({ outcome: v.literal('done') }),
    v.object({
      outcome: v.literal('failed'),
      error: v.object({ name: v.string(), message: v.string(), stack: v.string() }),
    }),
    v.object({ outcome: v.literal('interrupted') }),
  ]),
  interrupt: nothing,
  complete: v.object({
    start: count,
    items: v.array(
      v.object({
        label: v.string(),
        kind: v.picklist(['variable', 'function', 'property', 'class', 'keyword']),
        detail: v.optional(v.string()),
        documentation: v.optional(v.string()),
      }),
    ),
  }),
  hover: v.nullable(
    v.object({ start: count, end: count, code: v.string(), documentation: v.optional(v.string()) }),
  ),
  setDevice: nothing,
  setProxy: nothing,
  select: nothing,
  saveSelection: v.object({ samples: count }),
  query: figureAnswer,
  lookAtFile: fileAnswer,
  describeDataset: datasetDescription,
  tryAddress: tried(v.array(v.string())),
  tryModel: tried(endpointReport),
  defaultPrompts: promptSet,
  listModels: v.array(modelDescription),
  summariseRun: runSummary,
  exportRun: v.object({ answers: count, files: v.array(v.string()) }),
  listSamples: v.array(v.object({ id: v.string(), split, summary: v.string() })),
  proposeImport: importProposal,
  previewImport: importPreview,
  figureInWords: v.object({ text: v.string() }),
  patchInWords: v.object({ text: v.string(), picture: v.optional(v.string()) }),
  estimateEvaluation: evaluationEstimate,
  check: v.record(v.string(), v.unknown()),
  evaluate: v.object({
    path: v.string(),
    outcome: v.picklist(['complete', 'cancelled']),
    answers: count,
    skipped: count,
  }),
}

/** What the extension checks of each notification. */
export const NOTIFICATION_SCHEMAS: NotificationSchemas = {
  output: v.object({
    execution: v.string(),
    output: v.variant('kind', [
      v.object({ kind: v.literal('stream'), name: v.picklist(['stdout', 'stderr']), text: v.string() }),
      v.object({
        kind: v.literal('display'),
        data: v.record(v.string(), v.unknown()),
        displayId: v.optional(v.string()),
      }),
    ]),
  }),
  progress: v.object({
    token: v.string(),
    progress: v.object({
      done: count,
      total: count,
      answers: count,
      skipped: count,
      rate: v.number(),
      secondsLeft: v.number(),
      model: modelDescription,
      scores: v.array(
        v.object({
          model: v.string(),
          refused: count,
          failed: count,
          figures: v.array(v.object({ task, value: v.number(), coverage: v.number() })),
          cost: v.optional(v.number()),
        }),
      ),
    }),
  }),
  checkProgress: v.object({ token: v.string(), text: v.string(), share: v.number() }),
  status: v.object({ device: v.optional(deviceReport), work: v.nullable(v.string()) }),
}

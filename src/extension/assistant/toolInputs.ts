import * as v from 'valibot'
import { ANSWER_ORDERS } from '../../core/metrics/answers/sortQuestions'
import { answerStatus, split, task } from '../../protocol/schemas/domain'
import type { ToolName } from './toolNames'

/*
 * What assistants call the tools with: a model wrote it, so nothing of it is trusted. The manifest says the same to
 * models, as JSON Schemas; a test compares both.
 */

/** Views of a run's scores that a tool tells. */
const RUN_VIEWS = [
  'report',
  'leaderboard',
  'confusion',
  'scatter',
  'residuals',
  'coverage',
  'weakSlices',
] as const

/** Answers that one call tells at most. */
const MOST_ANSWERS = 100
/** Runs that one call tells at most. */
const MOST_RUNS = 50
/** Patches that one evaluation asks about where nothing is said. */
export const USUAL_PATCHES = 100

const text = v.pipe(v.string(), v.nonEmpty())
const run = v.optional(text)
const whole = (most: number) => v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most)))
const number = v.optional(v.pipe(v.number(), v.finite()))

const listRuns = v.strictObject({ limit: whole(MOST_RUNS) })

const listModels = v.strictObject({ dataset: v.optional(text) })

const runMetrics = v.strictObject({
  run,
  view: v.optional(v.picklist(RUN_VIEWS)),
  task: v.optional(task),
  model: v.optional(text),
  by: v.optional(text),
  where: v.optional(text),
})

const queryRun = v.strictObject({
  run,
  task,
  model: v.optional(text),
  statuses: v.optional(v.pipe(v.array(answerStatus), v.nonEmpty())),
  errorFrom: number,
  errorTo: number,
  absoluteErrorFrom: number,
  absoluteErrorTo: number,
  trueClass: v.optional(text),
  predictedClass: v.optional(text),
  where: v.optional(text),
  order: v.optional(v.picklist(ANSWER_ORDERS)),
  limit: whole(MOST_ANSWERS),
  offset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
})

const inspectPatch = v.strictObject({
  sample: text,
  run,
  dataset: v.optional(text),
  view: v.optional(text),
  picture: v.optional(v.boolean()),
})

const evaluate = v.strictObject({
  dataset: text,
  split: v.optional(split),
  models: v.pipe(v.array(text), v.minLength(1), v.maxLength(20)),
  tasks: v.optional(v.pipe(v.array(task), v.nonEmpty())),
  limit: whole(1_000_000),
})

/** The schema of every tool's input. */
export const TOOL_INPUTS = {
  reo_list_runs: listRuns,
  reo_list_models: listModels,
  reo_run_metrics: runMetrics,
  reo_query_run: queryRun,
  reo_inspect_patch: inspectPatch,
  reo_evaluate: evaluate,
} satisfies Readonly<Record<ToolName, v.GenericSchema>>

/** What a tool is called with. */
export type ToolInput<Name extends ToolName> = v.InferOutput<(typeof TOOL_INPUTS)[Name]>

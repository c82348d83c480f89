import * as v from 'valibot'
import { RUN_STATES, type RunSummary } from '../../core/runs/runSummary'
import { REPORT_COMMANDS, type ReportEditorMessage, type ReportPageMessage } from '../runReports'
import { count, figure, readingPolicies, split, task } from './domain'
import { rendererReply, rendererMessage } from './queries'

export const runSummary: v.GenericSchema<unknown, RunSummary> = v.object({
  path: v.string(),
  created: v.string(),
  state: v.picklist(RUN_STATES),
  runBy: v.optional(v.string()),
  error: v.optional(v.string()),
  dataset: v.object({
    name: v.string(),
    path: v.string(),
    fingerprint: v.string(),
    split,
    synthetic: v.boolean(),
  }),
  tasks: v.array(task),
  limit: v.optional(count),
  hasChosenSamples: v.boolean(),
  models: v.array(
    v.object({
      id: v.string(),
      title: v.string(),
      synthetic: v.boolean(),
      tasks: v.array(
        v.object({
          task,
          n: count,
          answered: count,
          figures: v.array(v.object({ title: v.string(), value: figure, digits: count })),
        }),
      ),
    }),
  ),
  answers: count,
  skipped: count,
  corrected: count,
  policies: v.optional(v.required(v.object(readingPolicies))),
  flipTasks: v.optional(v.array(task)),
})

export const reportPageMessage: v.GenericSchema<unknown, ReportPageMessage> = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('figure'), message: rendererMessage }),
  v.object({ type: v.literal('command'), command: v.picklist(REPORT_COMMANDS) }),
])

export const reportEditorMessage: v.GenericSchema<unknown, ReportEditorMessage> = v.variant('type', [
  v.object({ type: v.literal('summary'), summary: runSummary, isTrusted: v.boolean() }),
  v.object({ type: v.literal('refuse'), message: v.string(), way: v.picklist(['saveCopy', 'text']) }),
  v.object({ type: v.literal('showReading') }),
  v.object({ type: v.literal('figure'), message: rendererReply }),
])

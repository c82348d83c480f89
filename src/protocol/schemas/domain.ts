import * as v from 'valibot'
import { CARBON_POLICIES, NUMBER_POLICIES, RANGE_POLICIES } from '../../core/answers/policies'
import { TASKS } from '../../core/benchmark/tasks'
import { SEVERITIES } from '../../core/checks/finding'
import type { DatasetDescription } from '../../core/dataset/dataset'
import { MODALITIES, SPLITS, type Truth } from '../../core/dataset/sample'
import type { ClassificationMetrics, Interval, RegressionMetrics } from '../../core/metrics/results'
import { ANSWER_STATUSES, DEVICES, type ModelDescription } from '../../core/models/model'
import { deviceReport } from '../../core/models/reportSchemas'

/** Schemas of the domain's types, as they cross a process boundary. */

export const task = v.picklist(TASKS)
export const split = v.picklist(SPLITS)
export const deviceChoice = v.picklist([...DEVICES, 'auto'])
const modality = v.picklist(MODALITIES)
export const answerStatus = v.picklist(ANSWER_STATUSES)
export const answerValue = v.union([v.number(), v.boolean(), v.string()])
export const severity = v.picklist(SEVERITIES)
export const count = v.pipe(v.number(), v.integer(), v.minValue(0))
export const figure = v.nullable(v.number())

export const truth: v.GenericSchema<unknown, Truth> = v.object({
  humanActivity: v.optional(v.array(v.object({ question: v.string(), answer: v.string() }))),
  landCover: v.optional(v.number()),
  patchCount: v.optional(v.number()),
  agb: v.optional(v.number()),
})

const bounds = v.tuple([v.number(), v.number()])

/** Those policies of reading answers that are to be others than before. */
export const readingPolicies = {
  carbonAlone: v.optional(v.picklist(CARBON_POLICIES)),
  range: v.optional(v.picklist(RANGE_POLICIES)),
  number: v.optional(v.picklist(NUMBER_POLICIES)),
  agbRange: v.optional(bounds),
  patchCountRange: v.optional(bounds),
}

export const metadata = v.record(v.string(), v.nullable(v.union([v.string(), v.number(), v.boolean()])))

export const location = v.object({ latitude: v.number(), longitude: v.number() })

export const interval: v.GenericSchema<unknown, Interval> = v.object({
  value: v.number(),
  low: v.number(),
  high: v.number(),
})

export const regressionMetrics: v.GenericSchema<unknown, RegressionMetrics> = v.object({
  kind: v.literal('regression'),
  n: count,
  answered: count,
  coverage: v.number(),
  rmse: figure,
  mae: figure,
  r2: figure,
  bias: figure,
  pearson: figure,
  bins: v.array(
    v.object({ low: v.number(), high: v.number(), n: count, rmse: figure, mae: figure, bias: figure }),
  ),
  discretisedAccuracy: v.optional(figure),
  ci: v.optional(
    v.object({
      rmse: v.optional(interval),
      mae: v.optional(interval),
      r2: v.optional(interval),
      bias: v.optional(interval),
      discretisedAccuracy: v.optional(interval),
    }),
  ),
})

export const classificationMetrics: v.GenericSchema<unknown, ClassificationMetrics> = v.object({
  kind: v.literal('classification'),
  n: count,
  answered: count,
  coverage: v.number(),
  accuracy: figure,
  macroPrecision: figure,
  macroRecall: figure,
  macroF1: figure,
  perClass: v.array(
    v.object({
      label: v.string(),
      support: count,
      predicted: count,
      precision: v.number(),
      recall: v.number(),
      f1: v.number(),
      ci: v.optional(
        v.object({
          precision: v.optional(interval),
          recall: v.optional(interval),
          f1: v.optional(interval),
        }),
      ),
    }),
  ),
  confusion: v.object({ labels: v.array(v.string()), counts: v.array(v.array(count)) }),
  ci: v.optional(
    v.object({
      accuracy: v.optional(interval),
      macroPrecision: v.optional(interval),
      macroRecall: v.optional(interval),
      macroF1: v.optional(interval),
    }),
  ),
})

export const modelDescription: v.GenericSchema<unknown, ModelDescription> = v.object({
  id: v.string(),
  title: v.string(),
  tasks: v.array(task),
  modalities: v.array(modality),
  trainingData: v.optional(v.string()),
  licence: v.optional(v.string()),
  synthetic: v.optional(v.boolean()),
  device: v.optional(deviceReport),
})

const modalityDescription = v.optional(v.object({ bands: v.array(v.string()), unit: v.string() }))

export const datasetDescription: v.GenericSchema<unknown, DatasetDescription> = v.object({
  name: v.string(),
  format: v.string(),
  path: v.string(),
  licence: v.optional(v.string()),
  synthetic: v.boolean(),
  modalities: v.object({
    s2: modalityDescription,
    sar: modalityDescription,
    rgb: modalityDescription,
    landCover: modalityDescription,
  }),
  pixelSize: v.optional(v.number()),
  patchSize: v.tuple([v.number(), v.number()]),
  landCoverUnits: v.optional(v.object({ minimumPixels: count, connectivity: v.picklist([4, 8]) })),
  crs: v.optional(v.string()),
  tasks: v.array(task),
  sampleCounts: v.object({ train: count, val: count, test: count }),
  indexing: v.optional(v.object({ share: v.number(), rows: count })),
  fingerprint: v.string(),
})

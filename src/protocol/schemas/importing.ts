import * as v from 'valibot'
import {
  type Choices,
  CONFIDENCES,
  type DescriptionJson,
  type Json,
  type Proposal,
} from '../../core/dataset/import/proposal'
import type { ChosenMapping, ImportHostMessage, ImportPageMessage, ImportPreview } from '../importing'
import { count, split } from './domain'
import { optionalPicture } from './payloads'

const json: v.GenericSchema<unknown, Json> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(json), v.record(v.string(), json)]),
)
const jsonObject: v.GenericSchema<unknown, DescriptionJson> = v.record(v.string(), json)

const choices: v.GenericSchema<unknown, Choices> = v.record(v.string(), v.nullable(count))

export const chosenMapping: v.GenericSchema<unknown, ChosenMapping> = v.object({
  choices,
  name: v.pipe(v.string(), v.maxLength(200)),
})

export const importProposal: v.GenericSchema<unknown, Proposal> = v.object({
  path: v.string(),
  name: v.string(),
  saveAs: v.string(),
  rows: count,
  base: jsonObject,
  items: v.array(
    v.object({
      key: v.string(),
      title: v.string(),
      choices: v.array(
        v.object({ title: v.string(), value: json, confidence: v.picklist(CONFIDENCES), reason: v.string() }),
      ),
      chosen: v.nullable(count),
    }),
  ),
  notes: v.array(v.string()),
})

export const importPreview: v.GenericSchema<unknown, ImportPreview> = v.object({
  description: jsonObject,
  samples: v.array(
    v.object({
      id: v.string(),
      split,
      png: optionalPicture,
      problem: v.optional(v.string()),
      place: v.optional(v.string()),
      truth: v.array(v.tuple([v.string(), v.string()])),
    }),
  ),
  counted: count,
  withTruth: v.object({ humanActivity: count, landCover: count, patchCount: count, agb: count }),
  problems: v.array(v.object({ where: v.string(), message: v.string() })),
  problemCount: count,
  failure: v.optional(v.string()),
})

export const importPageMessage: v.GenericSchema<unknown, ImportPageMessage> = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('choose'), request: count, mapping: chosenMapping }),
  v.object({ type: v.literal('write'), mapping: chosenMapping }),
  v.object({ type: v.literal('cancel') }),
])

export const importHostMessage: v.GenericSchema<unknown, ImportHostMessage> = v.variant('type', [
  v.object({ type: v.literal('proposal'), proposal: importProposal }),
  v.object({ type: v.literal('preview'), request: count, preview: importPreview }),
  v.object({ type: v.literal('failure'), message: v.string() }),
  v.object({ type: v.literal('unwritten') }),
])

import * as v from 'valibot'
import { ENDPOINT_FAILURES } from '../../core/models/endpointError'
import type { SavedModel } from '../../core/models/savedModel'
import type { HostMethod, HostRequests } from '../host'
import { count } from './domain'

type ParamsSchemas = {
  readonly [Method in HostMethod]: v.GenericSchema<unknown, HostRequests[Method]['params']>
}
type ResultSchemas = {
  readonly [Method in HostMethod]: v.GenericSchema<unknown, HostRequests[Method]['result']>
}

const text = v.pipe(v.string(), v.nonEmpty())
const price = v.pipe(v.number(), v.minValue(0))

/** An entry of the setting `reo.models`. */
export const savedModel: v.GenericSchema<unknown, SavedModel> = v.object({
  id: text,
  title: v.optional(text),
  prices: v.optional(v.object({ input: price, output: price })),
  concurrency: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  keyVariable: v.optional(text),
})

const languageModelName = { vendor: v.string(), family: v.string() }

/** What the extension checks of each request of a kernel. */
export const HOST_PARAMS_SCHEMAS: ParamsSchemas = {
  listLanguageModels: v.null(),
  askLanguageModel: v.object({
    model: v.object(languageModelName),
    messages: v.array(
      v.object({
        role: v.picklist(['user', 'assistant']),
        parts: v.array(v.union([v.object({ text: v.string() }), v.object({ png: v.string() })])),
      }),
    ),
    temperature: v.number(),
    maximumTokens: count,
  }),
  listSavedModels: v.null(),
  modelAccess: v.object({ id: v.string() }),
}

/** What a kernel checks of each answer of the extension. */
export const HOST_RESULT_SCHEMAS: ResultSchemas = {
  listLanguageModels: v.array(
    v.object({
      ...languageModelName,
      id: v.string(),
      name: v.string(),
      version: v.string(),
      maximumInputTokens: v.number(),
    }),
  ),
  askLanguageModel: v.variant('outcome', [
    v.object({ outcome: v.literal('answered'), text: v.string() }),
    v.object({
      outcome: v.literal('failed'),
      failure: v.picklist(ENDPOINT_FAILURES),
      message: v.string(),
    }),
  ]),
  listSavedModels: v.array(savedModel),
  modelAccess: v.object({ saved: v.nullable(savedModel), apiKey: v.nullable(v.string()) }),
}

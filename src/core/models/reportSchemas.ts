import * as v from 'valibot'
import { DEVICES, type DeviceReport, type EndpointReport } from './model'

/** What became of each device that a model was tried on, as run logs and messages hold it. */
export const deviceReport: v.GenericSchema<unknown, DeviceReport> = v.object({
  device: v.picklist(DEVICES),
  trials: v.array(
    v.object({
      device: v.picklist(DEVICES),
      layout: v.optional(v.literal('NCHW')),
      outcome: v.picklist(['used', 'unavailable', 'wrong', 'slower']),
      reason: v.string(),
      maxDifference: v.optional(v.number()),
      speedup: v.optional(v.number()),
    }),
  ),
})

/** What was found out about the endpoint of a model, as run logs and messages hold it. */
export const endpointReport: v.GenericSchema<unknown, EndpointReport> = v.object({
  address: v.string(),
  unreachable: v.optional(v.array(v.string())),
  reportedModel: v.optional(v.string()),
  contextTokens: v.optional(v.number()),
  pictures: v.picklist(['seen', 'taken']),
  schema: v.boolean(),
  logprobs: v.boolean(),
})

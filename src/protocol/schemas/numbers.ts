import * as v from 'valibot'
import { DIGIT_PLACES } from '../../core/numberTokens/instruments/digitPlaces'
import type { NumberDiagnostics } from '../../core/numberTokens/numberDiagnostics'
import { count } from './domain'

function instrument<Shown>(shown: v.GenericSchema<unknown, Shown>) {
  return v.union([v.object({ shown }), v.object({ hidden: v.string() })])
}

const variety = v.object({ distinct: count, entropy: v.number(), effective: v.number() })

const valueVariety = v.object({
  predicted: variety,
  truth: variety,
  modes: v.array(v.object({ value: v.number(), share: v.number(), trueShare: v.number() })),
})

const digits = v.pipe(v.array(v.number()), v.length(10))

const saturation = v.object({
  bins: v.array(
    v.object({
      low: v.number(),
      high: v.optional(v.number()),
      n: count,
      truth: v.number(),
      predicted: v.number(),
      interval: v.optional(v.tuple([v.number(), v.number()])),
    }),
  ),
  slope: v.optional(v.number()),
})

const calibration = v.object({
  n: count,
  known: v.number(),
  rounded: v.number(),
  levels: v.array(v.object({ level: v.number(), covered: v.number(), width: v.number() })),
})

const riskCoverage = v.object({
  n: count,
  steps: v.array(v.object({ coverage: v.number(), rmse: v.number(), best: v.number() })),
})

export const numberDiagnostics: v.GenericSchema<unknown, NumberDiagnostics> = v.object({
  n: count,
  answered: count,
  decimals: count,
  variety: instrument(valueVariety),
  heaping: instrument(v.array(v.object({ multiple: v.number(), share: v.number(), trueShare: v.number() }))),
  firstDigits: instrument(
    v.object({ predicted: digits, truth: digits, sameLength: v.number(), right: v.number() }),
  ),
  digitPlaces: instrument(
    v.array(v.object({ place: v.picklist(DIGIT_PLACES), share: v.number(), squaredError: v.number() })),
  ),
  saturation: instrument(saturation),
  calibration: instrument(calibration),
  riskCoverage: instrument(riskCoverage),
})

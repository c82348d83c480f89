import * as v from 'valibot'

/* What several fields of `model.json` are. */

export const name = v.pipe(v.string(), v.nonEmpty())
export const count = v.pipe(v.number(), v.integer(), v.minValue(1))
export const positive = v.pipe(v.number(), v.finite(), v.gtValue(0))
export const finite = v.pipe(v.number(), v.finite())
export const interval = v.pipe(
  v.tuple([finite, finite]),
  v.check(([low, high]) => low < high, 'the first number has to be the smaller'),
)

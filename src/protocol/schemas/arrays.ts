import * as v from 'valibot'

export const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/, 'not base64'))

export const encodedArray = v.object({
  dtype: v.picklist(['u1', 'i2', 'u2', 'i4', 'f4', 'f8']),
  bdata: base64,
})

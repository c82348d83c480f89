import { type PatchFacts, patchFacts } from '../../src/core/annotation/facts/patchFacts'
import type { Sample, Truth } from '../../src/core/dataset/sample'
import type { Raster } from '../../src/core/imagery/raster'

/** A land-cover map of 10 × 10 px whose classes take so many per cent each, row after row. */
export function mapOf(shares: Readonly<Record<number, number>>, centre?: number): Raster {
  const codes = Object.entries(shares).flatMap(([code, share]) => Array<number>(share).fill(Number(code)))
  const middle = codes[55]
  if (centre !== undefined) {
    codes[codes.indexOf(centre)] = middle
    codes[55] = centre
  }
  return { width: 10, height: 10, bands: ['class'], data: Float32Array.from(codes) }
}

/** What is known of a patch of forest, fields and shrubs with some farming. */
export function knownPatch(
  truth: Truth = {},
  map: Raster = mapOf({ 112: 62, 40: 30, 20: 8 }, 112),
): PatchFacts {
  const sample: Sample = {
    id: 's-1',
    split: 'test',
    metadata: {},
    truth: {
      humanActivity: [
        { question: 'Is there any sign of human activity in this patch?', answer: 'yes' },
        {
          question: 'Which human activity: agriculture, forestry, road, settlement or none?',
          answer: 'agriculture',
        },
      ],
      landCover: 112,
      patchCount: 3,
      agb: 134.23,
      ...truth,
    },
  }
  return patchFacts(sample, { landCover: map }, { minimumPixels: 1, connectivity: 8 })
}

import { AGBD_RANGES } from './agbdRanges'
import type { Band } from './band'
import { sharedStretch, type Stretch } from './stretch'

/** Range of each band by its name. */
export type BandRanges = Readonly<Record<string, Stretch>>

/** What a picture's contrast is taken from. */
export type StretchChoice =
  | { readonly kind: 'patch' }
  /** The whole data set, so that its patches can be compared. */
  | { readonly kind: 'dataset'; readonly ranges: BandRanges }
  /** {@link AGBD_RANGES}, so that patches of any data set can be compared. */
  | { readonly kind: 'fixed' }
  | { readonly kind: 'range'; readonly low: number; readonly high: number }

/** A range and where it is from: the patch itself where the choice knows nothing of a band. */
export interface DisplayRange extends Stretch {
  readonly from: StretchChoice['kind']
}

export const PATCH_STRETCH: StretchChoice = { kind: 'patch' }

/** A stretch never narrower than this in dB, so that speckle stays speckle. */
const RADAR_SPAN = 6

/** One range for several bands of equal meaning. */
export function displayRange(bands: readonly Band[], choice: StretchChoice): DisplayRange {
  switch (choice.kind) {
    case 'range':
      return { low: choice.low, high: choice.high, from: 'range' }
    case 'patch':
      return ownRange(bands)
    case 'dataset':
      return pooled(bands, choice.ranges, 'dataset') ?? ownRange(bands)
    case 'fixed':
      return pooled(bands, AGBD_RANGES, 'fixed') ?? ownRange(bands)
  }
}

/** Second to 98th percentile of the bands' values. */
function ownRange(bands: readonly Band[]): DisplayRange {
  const isRadar = bands.some(({ modality }) => modality === 'sar')
  const values = bands.map((band) => band.values)
  return { ...sharedStretch(values, undefined, isRadar ? RADAR_SPAN : undefined), from: 'patch' }
}

/** From the least to the greatest of the bands' ranges; undefined where one of them is not known. */
function pooled(
  bands: readonly Band[],
  ranges: BandRanges,
  from: DisplayRange['from'],
): DisplayRange | undefined {
  const known = bands.flatMap(({ name }) => (Object.hasOwn(ranges, name) ? [ranges[name]] : []))
  if (known.length < bands.length) return undefined
  const low = Math.min(...known.map((range) => range.low))
  const high = Math.max(...known.map((range) => range.high))
  return high > low ? { low, high, from } : undefined
}

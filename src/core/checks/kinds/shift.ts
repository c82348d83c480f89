import { MODALITIES, type Modality, type Sample } from '../../dataset/sample'
import type { Raster } from '../../imagery/raster'
import type { Check, CheckContext, CheckedPatch, CheckRun } from '../check'
import { type FindingKind, MAXIMUM_LISTED } from '../finding'
import { classBorders, edgesOf } from '../shift/edges'
import { MODALITY_NAMES } from '../modalityNames'
import { Fourier } from '../shift/fourier'
import { type Peak, peakOf } from '../shift/peak'
import { phaseCorrelation, type Plane, spectrumOf, transformSide } from '../shift/phaseCorrelation'
import { tileOf } from '../tileOf'

const GROUP_SHIFTED: FindingKind = {
  id: 'shift/group',
  severity: 'warning',
  title: 'Images that are shifted against each other throughout a split or tile',
  mend: 'Bring the images to one pixel grid anew; compare two composites in the patch viewer to see the shift.',
}

const PATCH_SHIFTED: FindingKind = {
  id: 'shift/patch',
  severity: 'warning',
  title: 'Images of one patch that are shifted against each other',
  mend: 'Look at the patch in two composites; cut its images out anew.',
}

/*
 * Measured on 4,800 clean demo patches of twelve seeds, 13,296 pairs of modalities: sums over 8 patches never peaked
 * elsewhere by 8 standard deviations; of single patches the strongest false peak had 13.7.
 */
const GROUP_STRENGTH = 8
const GROUP_PATCHES = 8
const PATCH_STRENGTH = 15
/** Pixels. PALSAR's own pixels have 25 m, LC100's 100 m: less is in the nature of the data. */
const MINIMUM_SHIFT = { group: 1.5, patch: 2 } as const
/** Longest shift looked for, in shares of the patch's side. */
const REACH = 0.25

/** Groups beyond so many are not told apart: their splits still are. */
const MAXIMUM_GROUPS = 2000
const MAXIMUM_CANDIDATES = 10_000

/** Bands whose edges other sensors see too. */
const EDGE_BANDS = ['B03', 'B04', 'B08', 'B11', 'B12'] as const

/** Patches whose correlations are summed: a split, or a tile within one. */
interface Group {
  readonly name: string
  readonly pair: Pair
  /** The split that a tile is part of. */
  readonly within: Group | undefined
  readonly surface: Float64Array
  readonly samples: string[]
  patches: number
  isShifted: boolean
}

interface Pair {
  readonly one: Modality
  readonly other: Modality
}

interface Candidate {
  readonly sample: string
  readonly pair: Pair
  readonly peak: Peak
  readonly groups: readonly Group[]
}

/** Shifts between what optical, radar and land-cover images show, by phase correlation of their edges. */
export const shiftCheck: Check = {
  id: 'shift',
  findings: [GROUP_SHIFTED, PATCH_SHIFTED],
  start: (context) => new ShiftRun(context),
}

class ShiftRun implements CheckRun {
  readonly #context: CheckContext
  readonly #fourier: Fourier
  readonly #reach: number
  readonly #groups = new Map<string, Group>()
  readonly #candidates: Candidate[] = []

  constructor(context: CheckContext) {
    const [width, height] = context.dataset.description.patchSize
    this.#context = context
    this.#fourier = new Fourier(transformSide(width, height))
    this.#reach = Math.max(2, Math.round(REACH * Math.min(width, height)))
  }

  patch({ sample, imagery }: CheckedPatch): void {
    const spectra = MODALITIES.flatMap((modality) => {
      const raster = imagery[modality]
      const spectrum = raster && spectrumOf(edgesIn(modality, raster), this.#fourier)
      return spectrum === undefined ? [] : [{ modality, spectrum }]
    })
    spectra.forEach(({ modality: one, spectrum }, index) => {
      for (const other of spectra.slice(index + 1)) {
        const pair = { one, other: other.modality }
        this.#compare(sample, pair, phaseCorrelation(spectrum, other.spectrum, this.#fourier))
      }
    })
  }

  finish(): void {
    for (const group of this.#groups.values()) this.#judge(group)
    for (const { sample, pair, peak, groups } of this.#candidates) {
      if (groups.some(({ isShifted }) => isShifted)) continue
      this.#context.report(PATCH_SHIFTED, { sample, detail: shiftInWords(pair, peak) })
    }
  }

  /** A split is judged before its tiles: it met them later. */
  #judge(group: Group): void {
    const { pair, name, patches, samples } = group
    if (patches < GROUP_PATCHES || group.within?.isShifted === true) return
    const peak = this.#peak(group.surface)
    if (peak.strength < GROUP_STRENGTH || !isShift(peak, MINIMUM_SHIFT.group)) return
    group.isShifted = true
    const detail = `${shiftInWords(pair, peak)}, from ${patches} patches of ${name}`
    for (const sample of samples) this.#context.report(GROUP_SHIFTED, { sample, detail })
    const unnamed = patches - samples.length
    if (unnamed > 0) this.#context.report(GROUP_SHIFTED, { where: name, detail }, unnamed)
  }

  #compare(sample: Sample, pair: Pair, surface: Float64Array): void {
    const split = this.#add(sample, `split ${sample.split}`, pair, surface)
    const tile = tileOf(sample)
    const groups = [
      split,
      tile === undefined ? undefined : this.#add(sample, `tile ${tile}`, pair, surface, split),
    ]
    const peak = this.#peak(surface)
    if (
      peak.strength < PATCH_STRENGTH ||
      !isShift(peak, MINIMUM_SHIFT.patch) ||
      this.#candidates.length >= MAXIMUM_CANDIDATES
    )
      return
    this.#candidates.push({
      sample: sample.id,
      pair,
      peak,
      groups: groups.filter((group) => group !== undefined),
    })
  }

  #add({ id }: Sample, name: string, pair: Pair, surface: Float64Array, within?: Group): Group | undefined {
    const key = `${pair.one} ${pair.other} ${within?.name} ${name}`
    const group = this.#groups.get(key) ?? emptyGroup(name, pair, within, surface.length)
    if (!this.#groups.has(key) && this.#groups.size >= MAXIMUM_GROUPS) return undefined
    this.#groups.set(key, group)
    for (let index = 0; index < surface.length; index++) group.surface[index] += surface[index]
    if (group.samples.length < MAXIMUM_LISTED) group.samples.push(id)
    group.patches++
    return group
  }

  #peak(surface: Float64Array): Peak {
    return peakOf(surface, this.#fourier.side, this.#reach)
  }
}

function emptyGroup(name: string, pair: Pair, within: Group | undefined, size: number): Group {
  return { name, pair, within, surface: new Float64Array(size), samples: [], patches: 0, isShifted: false }
}

function edgesIn(modality: Modality, raster: Raster): Plane {
  switch (modality) {
    case 's2':
      return edgesOf(raster, EDGE_BANDS)
    case 'rgb':
      return edgesOf(raster, raster.bands)
    case 'sar':
      return edgesOf(raster, raster.bands, 1)
    case 'landCover':
      return classBorders(raster)
  }
}

function isShift({ dx, dy }: Peak, minimum: number): boolean {
  return Math.hypot(dx, dy) >= minimum
}

/** "SAR lies 3.0 px right and 1.2 px down of Sentinel-2". */
function shiftInWords({ one, other }: Pair, { dx, dy }: Peak): string {
  const parts = [
    ...(Math.abs(dx) >= 0.25 ? [`${Math.abs(dx).toFixed(1)} px ${dx > 0 ? 'right' : 'left'}`] : []),
    ...(Math.abs(dy) >= 0.25 ? [`${Math.abs(dy).toFixed(1)} px ${dy > 0 ? 'down' : 'up'}`] : []),
  ]
  return `${MODALITY_NAMES[other]} lies ${parts.join(' and ')} of ${MODALITY_NAMES[one]}`
}

import type { ImageFile } from '../../dataset/imageFile'
import { pointOf } from '../../dataset/location'
import { isMetric } from '../../dataset/projections'
import type { Sample } from '../../dataset/sample'
import type { Check, CheckedPatch, CheckContext, CheckRun } from '../check'
import type { FindingKind } from '../finding'
import { MODALITY_NAMES } from '../modalityNames'

const CRS: FindingKind = {
  id: 'grid/crs',
  severity: 'error',
  title: 'Images of one sample in different reference systems',
  mend: 'Warp them to one, with gdalwarp -t_srs for example.',
}

const PIXELS: FindingKind = {
  id: 'grid/pixels',
  severity: 'error',
  title: 'Images of one sample whose pixels do not fit together',
  mend: 'Resample them to one pixel size, with gdalwarp -tr for example.',
}

const ORIGIN: FindingKind = {
  id: 'grid/origin',
  severity: 'error',
  title: 'Images of one sample that start at different places',
  mend: 'Cut them to one extent, with gdalwarp -te for example.',
}

const EXTENT: FindingKind = {
  id: 'grid/extent',
  severity: 'error',
  title: 'Images of one sample that end at different places',
  mend: 'Cut them to one extent, with gdalwarp -te for example.',
}

const SILENT: FindingKind = {
  id: 'grid/silent',
  severity: 'warning',
  title: 'Images that do not say where they lie, while others of the sample do',
  mend: 'Write them with their georeference; until then only what they show can be compared.',
}

const OUTSIDE: FindingKind = {
  id: 'grid/outside',
  severity: 'error',
  title: 'Samples whose stated place lies outside their image',
  mend: 'Correct the coordinates, or look whether the image belongs to the sample.',
}

const TYPE: FindingKind = {
  id: 'grid/type',
  severity: 'warning',
  title: 'Images of another data type than the others of their modality',
  mend: 'Write all of them alike: one scale and offset holds for all.',
}

/** Pixels may be this part of a pixel apart and still count as the same grid. */
const TOLERANCE = 0.01

/** Whether the image files of a sample lie on one pixel grid, as far as they say. */
export const gridCheck: Check = {
  id: 'grid',
  findings: [CRS, PIXELS, ORIGIN, EXTENT, SILENT, OUTSIDE, TYPE],
  start: (context) => new GridRun(context),
}

/** A file that says where it lies. */
interface Placed extends ImageFile {
  readonly origin: readonly [number, number]
  readonly pixelSize: readonly [number, number]
}

class GridRun implements CheckRun {
  readonly #context: CheckContext
  /** Type of each modality's first file; another name for each file of a modality with several. */
  readonly #types = new Map<string, string | undefined>()

  constructor(context: CheckContext) {
    this.#context = context
  }

  patch({ sample, files }: CheckedPatch): void {
    const report = (kind: FindingKind, detail: string) =>
      this.#context.report(kind, { sample: sample.id, detail })
    for (const file of files) this.#compareType(file, report)
    const placed = files.flatMap((file) => placedOf(file) ?? [])
    if (placed.length === 0) return
    const silent = files.filter((file) => placedOf(file) === undefined)
    if (silent.length > 0) report(SILENT, silent.map(nameOf).join(', '))
    for (const file of placed.slice(1)) compare(placed[0], file, report)
    const outside = distanceOutside(sample, placed[0])
    if (outside !== undefined) report(OUTSIDE, outside)
  }

  #compareType(file: ImageFile, report: (kind: FindingKind, detail: string) => void): void {
    const { modality, type } = file
    const usual = this.#types.get(modality) ?? type
    this.#types.set(modality, usual)
    if (type !== usual)
      report(TYPE, `${nameOf(file)} is ${type ?? 'of a type that is not read'}, others ${usual}`)
  }
}

function placedOf(file: ImageFile): Placed | undefined {
  const { origin, pixelSize } = file.georeference
  return origin === undefined || pixelSize === undefined ? undefined : { ...file, origin, pixelSize }
}

/** Tells the first difference only: the others follow from it. */
function compare(one: Placed, other: Placed, report: (kind: FindingKind, detail: string) => void): void {
  const crs = [one.georeference.crs, other.georeference.crs]
  const names = `${nameOf(other)} from ${nameOf(one)}`
  if (crs[0] !== crs[1]) {
    return report(CRS, `${nameOf(one)} ${crs[0] ?? 'says none'}, ${nameOf(other)} ${crs[1] ?? 'says none'}`)
  }
  if (![0, 1].every((axis) => fitTogether(one.pixelSize[axis], other.pixelSize[axis]))) {
    const sizes = [one, other].map((file) => `${nameOf(file)} ${Math.abs(file.pixelSize[0])}`)
    return report(PIXELS, sizes.join(', '))
  }
  const starts = apart(one, other, (file) => file.origin)
  if (starts !== undefined) return report(ORIGIN, `${names}: ${starts}`)
  const ends = apart(one, other, endOf)
  if (ends !== undefined) report(EXTENT, `${names}: ${ends}`)
}

/** Equal, or one a whole multiple of the other. */
function fitTogether(one: number, other: number): boolean {
  const ratio = Math.abs(one) > Math.abs(other) ? one / other : other / one
  return ratio > 0 && Math.abs(ratio - Math.round(ratio)) < TOLERANCE
}

function endOf({ origin, pixelSize, width, height }: Placed): readonly [number, number] {
  return [origin[0] + width * pixelSize[0], origin[1] + height * pixelSize[1]]
}

/** How far the same corner of two files is apart, in the second's pixels; undefined where it is not. */
function apart(
  one: Placed,
  other: Placed,
  corner: (file: Placed) => readonly [number, number],
): string | undefined {
  const [right, down] = [0, 1].map(
    (axis) => (corner(other)[axis] - corner(one)[axis]) / other.pixelSize[axis],
  )
  if (Math.abs(right) <= TOLERANCE && Math.abs(down) <= TOLERANCE) return undefined
  return `${rounded(right)} px right, ${rounded(down)} px down`
}

/** How far a sample's place lies outside its image; undefined where it lies inside or nobody can tell. */
function distanceOutside({ location }: Sample, file: Placed): string | undefined {
  const point = location && pointOf(file.georeference.crs, location)
  if (point === undefined) return undefined
  const pixels = [0, 1].map((axis) => (point[axis] - file.origin[axis]) / file.pixelSize[axis])
  const outside = pixels.map((at, axis) => Math.max(-at, at - (axis === 0 ? file.width : file.height), 0))
  const distance = Math.hypot(...outside)
  if (distance <= 1) return undefined
  if (!isMetric(file.georeference.crs)) return `${rounded(distance)} px outside`
  const metres = distance * Math.abs(file.pixelSize[0])
  return metres < 1000 ? `${metres.toFixed(0)} m outside` : `${(metres / 1000).toFixed(1)} km outside`
}

function nameOf({ modality }: ImageFile): string {
  return MODALITY_NAMES[modality]
}

function rounded(value: number): string {
  return String(Number(value.toFixed(2)))
}

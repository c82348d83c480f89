import { ReoError } from '../../errors'
import { type TiffPixels, type TiffValues, valuesOf } from '../geotiff/tiffImage'
import type { ImageRequest } from './imageFormat'
import type { StoredValues } from './npyValues'

interface ArrayShape {
  readonly shape: readonly number[]
  readonly fortranOrder: boolean
}

/** Length of an axis, and how far apart its neighbours stand among the values. */
interface Axis {
  readonly size: number
  readonly step: number
}

/**
 * An array as an image: height × width for one band, else with the bands first or last. Which of the two is told by the
 * band count where a description does not say; axes of length 1 in front are passed over.
 * @throws ReoError when the shape is another, or fits both ways
 */
export function arrayPixels(
  { shape, fortranOrder }: ArrayShape,
  { type, values }: StoredValues,
  request: ImageRequest,
  name: string,
): TiffPixels {
  const axes = axesOf(shape, fortranOrder)
  while (axes.length > 3 && axes[0].size === 1) axes.shift()
  const [bands, rows, columns] = orderedAxes(axes, shape, request, name)
  return {
    width: columns.size,
    height: rows.size,
    bands: bands.size,
    type,
    data: bandSequential({ type, values }, bands, rows, columns),
  }
}

function axesOf(shape: readonly number[], fortranOrder: boolean): Axis[] {
  const axes: Axis[] = []
  let step = 1
  for (const size of fortranOrder ? shape : shape.toReversed()) {
    axes.push({ size, step })
    step *= size
  }
  return fortranOrder ? axes : axes.reverse()
}

function orderedAxes(
  axes: readonly Axis[],
  shape: readonly number[],
  { bands, layout }: ImageRequest,
  name: string,
): readonly [bands: Axis, rows: Axis, columns: Axis] {
  if (axes.length === 2) return [{ size: 1, step: 0 }, axes[0], axes[1]]
  if (axes.length !== 3) throw wrongShape(shape, bands, name)
  const [first, second, third] = axes
  if (layout === 'chw') return [first, second, third]
  if (layout === 'hwc') return [third, first, second]
  if (first.size === bands && third.size === bands) throw ambiguous(shape, bands, name)
  if (first.size === bands) return [first, second, third]
  if (third.size === bands) return [third, first, second]
  throw wrongShape(shape, bands, name)
}

function bandSequential({ type, values }: StoredValues, bands: Axis, rows: Axis, columns: Axis): TiffValues {
  const isInOrder = columns.step === 1 && rows.step === columns.size
  if (isInOrder && (bands.size === 1 || bands.step === rows.size * columns.size)) return values
  const data = valuesOf(type, bands.size * rows.size * columns.size)
  let at = 0
  for (let band = 0; band < bands.size; band++) {
    for (let row = 0; row < rows.size; row++) {
      let from = band * bands.step + row * rows.step
      for (let column = 0; column < columns.size; column++, from += columns.step) data[at++] = values[from]
    }
  }
  return data
}

function ambiguous(shape: readonly number[], bands: number, name: string): ReoError {
  return new ReoError(`The array of ${shape.join(' × ')} values can have its ${bands} bands first or last`, {
    where: name,
    mend: 'Say which in the description: "layout": "chw" or "hwc".',
  })
}

function wrongShape(shape: readonly number[], bands: number, name: string): ReoError {
  const found = shape.length === 0 ? 'one value' : `${shape.join(' × ')} values`
  return new ReoError(`The array of ${found} is no image of ${bands} ${bands === 1 ? 'band' : 'bands'}`, {
    where: name,
    mend: 'Save height × width, bands × height × width or height × width × bands, or correct "bands".',
  })
}

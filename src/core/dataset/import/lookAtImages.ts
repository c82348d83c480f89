import { ConfinedFolder } from '../files/confinedFolder'
import { ReoError } from '../../errors'
import type { TiffType } from '../geotiff/tiffImage'
import { readImage, type SeenImage } from './readImage'

/** Images of one kind that are read to tell what they are. */
const IMAGES_LOOKED_AT = 4

/** Values that are looked at per image, evenly spread. */
const VALUES_LOOKED_AT = 200_000

/** A single band of no more values than this may be a map of classes. */
const MOST_CLASSES = 64

/** What some images of one kind have in common. */
export interface ImageLook {
  readonly images: number
  readonly width: number
  readonly height: number
  readonly bands: number
  readonly type: TiffType
  readonly bandNames: readonly (string | undefined)[]
  readonly nodata?: number
  readonly crs?: string
  /** Metres or degrees, as the reference system counts. */
  readonly pixelSize?: number
  /** Smallest and largest value, missing ones and 0 left out. */
  readonly minimum: number
  readonly maximum: number
  /** Value that one in a hundred of these lies below. */
  readonly darkest: number
  /** Whether some pixel is 0 in every band. */
  readonly hasEmptyPixels: boolean
  /** Distinct values of a single band where they are few. */
  readonly classes?: readonly number[]
}

/**
 * Looks at the first of some files. Files that cannot be read are passed over.
 * @returns undefined where none can be read
 */
export async function lookAtImages(root: string, files: readonly string[]): Promise<ImageLook | undefined> {
  const folder = new ConfinedFolder(root)
  const images: SeenImage[] = []
  for (const file of files.slice(0, IMAGES_LOOKED_AT)) {
    try {
      images.push(await readImage(folder, file))
    } catch (error) {
      if (!(error instanceof ReoError)) throw error
    }
  }
  const [first, ...others] = images
  return first === undefined ? undefined : lookOf([first, ...others])
}

/** What some images that were read have in common; the first tells their size and type. */
export function lookOf(images: readonly [SeenImage, ...SeenImage[]]): ImageLook {
  const [first] = images
  const { width, height, bands, type, bandNames, nodata, georeference } = first
  const { crs, pixelSize } = georeference
  const all = images.flatMap(spreadValues)
  const values = all
    .filter((value) => value !== 0 && value !== nodata && !Number.isNaN(value))
    .sort((a, b) => a - b)
  const classes = bands === 1 ? new Set(all) : undefined
  return {
    images: images.length,
    width,
    height,
    bands,
    type,
    bandNames,
    ...(nodata !== undefined && { nodata }),
    ...(crs !== undefined && { crs }),
    ...(pixelSize !== undefined && { pixelSize: Math.abs(pixelSize[0]) }),
    minimum: values.at(0) ?? Number.NaN,
    maximum: values.at(-1) ?? Number.NaN,
    darkest: values.at(Math.floor(values.length / 100)) ?? Number.NaN,
    hasEmptyPixels: images.some(hasEmptyPixel),
    ...(classes !== undefined &&
      classes.size <= MOST_CLASSES && { classes: [...classes].sort((a, b) => a - b) }),
  }
}

function spreadValues({ data }: SeenImage): readonly number[] {
  const step = Math.max(1, Math.floor(data.length / VALUES_LOOKED_AT))
  const values: number[] = []
  for (let index = 0; index < data.length; index += step) values.push(data[index])
  return values
}

function hasEmptyPixel({ data, width, height, bands }: SeenImage): boolean {
  const size = width * height
  return data.subarray(0, size).some((value, pixel) => {
    if (value !== 0) return false
    for (let band = 1; band < bands; band++) if (data[band * size + pixel] !== 0) return false
    return true
  })
}

import { ReoError } from '../../../errors'
import type { ChipGridFile, LabelFile } from '../../description/schema'
import type { TiffImage } from '../../geotiff/tiffImage'
import { agbLabel, type Label, landCoverLabel } from '../../labels'
import { locationOf } from '../../location'
import type { ProblemLog } from '../../problemLog'
import type { MetadataValue, Sample, Truth } from '../../sample'
import { type Cell, cellValues } from './grid'
import { oneLabel } from './oneLabel'
import type { RasterFiles } from './rasterFiles'

/** Value of one patch, read from a raster; undefined where it has no data. */
type ValueOf = (cell: Cell) => number | undefined

/**
 * Samples of a grid's cells with their labels.
 * @throws ReoError when a label's raster cannot be read
 */
export async function chipSamples(
  file: ChipGridFile,
  cells: readonly Cell[],
  rasters: RasterFiles,
  problems: ProblemLog,
): Promise<readonly Sample[]> {
  const agb = await valueReader(file.labels.agb, 'labels.agb', rasters)
  const landCover = await valueReader(file.labels.landCover, 'labels.landCover', rasters)
  const metadata = await Promise.all(
    Object.entries(file.metadata).map(
      async ([name, label]) => [name, await valueReader(label, `metadata.${name}`, rasters)] as const,
    ),
  )
  return cells.map((cell) => {
    const truth: Truth = {
      ...labelled('agb', agb(cell), agbLabel, cell, problems),
      ...labelled('landCover', landCover(cell), landCoverLabel, cell, problems),
    }
    const values = metadata.map(([name, valueOf]): [string, MetadataValue] => [name, valueOf(cell) ?? null])
    const { id, row, column } = cell
    const location = centreOf(cell, rasters.grid)
    return {
      id,
      split: file.split,
      ...(location === undefined ? {} : { location }),
      metadata: { row, column, ...Object.fromEntries(values) },
      truth,
    }
  })
}

function labelled(
  task: 'agb' | 'landCover',
  value: number | undefined,
  check: (value: number) => Label,
  { id }: Cell,
  problems: ProblemLog,
): Truth {
  const label = value === undefined ? {} : check(value)
  if (label.problem !== undefined)
    problems.add({ where: id, message: `${label.problem}; the label is left out` })
  return label.value === undefined ? {} : { [task]: label.value }
}

async function valueReader(
  label: LabelFile | undefined,
  key: string,
  rasters: RasterFiles,
): Promise<ValueOf> {
  if (label === undefined) return () => undefined
  const image = await rasters.read(label.image, `${key}.image`)
  if (label.band > image.bands) {
    throw new ReoError(`"${key}.band" is ${label.band}, but the raster has ${image.bands}`, {
      where: label.image,
    })
  }
  return (cell) => oneLabel(physicalCell(image, label, cell), cell.width, cell.height, label.at)
}

function physicalCell(image: TiffImage, { band, scale, offset }: LabelFile, cell: Cell): Float64Array {
  const values = cellValues(image, band - 1, cell)
  return values.map((value) => (value === image.nodata ? Number.NaN : value * scale + offset))
}

function centreOf({ left, top, width, height }: Cell, grid: TiffImage | undefined): Sample['location'] {
  const { crs, origin, pixelSize } = grid?.georeference ?? {}
  if (origin === undefined || pixelSize === undefined) return undefined
  const x = origin[0] + (left + width / 2) * pixelSize[0]
  const y = origin[1] + (top + height / 2) * pixelSize[1]
  return locationOf(crs, x, y)
}

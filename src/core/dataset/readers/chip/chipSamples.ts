import { ReoError } from '../../../errors'
import type { ChipGridFile, LabelFile } from '../../description/schema'
import { agbLabel, type Label, landCoverLabel } from '../../labels'
import type { ProblemLog } from '../../problemLog'
import type { MetadataValue, Sample, Truth } from '../../sample'
import type { Cell, PatchGrid } from './grid'
import { oneLabel } from './oneLabel'
import { Placement } from './placement'
import type { RasterFiles } from './rasterFiles'

/** Value of one patch, read from a raster; undefined where it has no data. */
type ValueOf = (cell: Cell) => Promise<number | undefined>

/** Makes the sample of a patch, its labels read from their rasters. */
export type SampleOf = (cell: Cell) => Promise<Sample>

/** @throws ReoError when a label's raster cannot be read or lies elsewhere than the patches */
export async function sampleMaker(
  file: ChipGridFile,
  grid: PatchGrid,
  rasters: RasterFiles,
  problems: ProblemLog,
): Promise<SampleOf> {
  const agb = await valueReader(file.labels.agb, 'labels.agb', grid, rasters)
  const landCover = await valueReader(file.labels.landCover, 'labels.landCover', grid, rasters)
  const metadata: (readonly [string, ValueOf])[] = []
  for (const [name, label] of Object.entries(file.metadata))
    metadata.push([name, await valueReader(label, `metadata.${name}`, grid, rasters)])
  return async (cell) => {
    const { id, row, column } = cell
    const location = grid.centreOf(cell)
    const values: Record<string, MetadataValue> = { row, column }
    for (const [name, valueOf] of metadata) values[name] = (await valueOf(cell)) ?? null
    const truth: Truth = {
      ...labelled('agb', await agb(cell), agbLabel, cell, problems),
      ...labelled('landCover', await landCover(cell), landCoverLabel, cell, problems),
    }
    return { id, split: file.split, ...(location !== undefined && { location }), metadata: values, truth }
  }
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
  grid: PatchGrid,
  rasters: RasterFiles,
): Promise<ValueOf> {
  if (label === undefined) return async () => undefined
  const { name, file } = await rasters.open(label.image, `${key}.image`)
  if (label.band > file.bands) {
    throw new ReoError(`"${key}.band" is ${label.band}, but the raster has ${file.bands}`, {
      where: name,
      mend: 'Count its bands from 1.',
    })
  }
  const placement = new Placement(grid.raster, file, name)
  const { at, band, scale, offset } = label
  return async (cell) => {
    const patch = at === 'centre' ? centrePixel(cell) : cell
    const placed = placement.place(patch)
    if (placed === undefined) return undefined
    const { window, places } = placed
    const { data } = await file.read(window, { bands: [band - 1] })
    const values = Float64Array.from({ length: patch.width * patch.height }, (_, pixel) => {
      const value = data[places === undefined ? pixel : nearest(places.xs[pixel], places.ys[pixel], window)]
      return value === undefined || value === file.nodata ? Number.NaN : value * scale + offset
    })
    return oneLabel(values, patch.width, patch.height, at)
  }
}

function centrePixel(cell: Cell): Cell {
  const left = cell.left + Math.floor(cell.width / 2)
  const top = cell.top + Math.floor(cell.height / 2)
  return { ...cell, left, top, width: 1, height: 1 }
}

/** Index of the pixel that a place lies in; −1 outside. */
function nearest(x: number, y: number, { width, height }: { width: number; height: number }): number {
  if (!(x >= 0 && y >= 0 && x < width && y < height)) return -1
  return Math.floor(y) * width + Math.floor(x)
}

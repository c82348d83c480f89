import { type Task, TASKS } from '../../benchmark/tasks'
import { ReoError } from '../../errors'
import type { Dataset, DatasetDescription, DatasetProblem, ImageryResult, SampleQuery } from '../dataset'
import { modalityPlans } from '../description/modalityPlan'
import { parseDescription } from '../description/parseDescription'
import { rootOf } from '../description/rootOf'
import { type ChipGridFile, chipGridSchema } from '../description/schema'
import { noteUnknownKeys } from '../description/unknownKeys'
import type { ConfinedFolder } from '../files/confinedFolder'
import { hashOfFiles } from '../files/fileHash'
import { checkedImagery, failedImagery } from '../imageryResult'
import { ProblemLog } from '../problemLog'
import { isMetric } from '../projections'
import type { Imagery, Modality, Sample } from '../sample'
import { selectSamples } from '../selectSamples'
import { type SampleOf, sampleMaker } from './chip/chipSamples'
import { PatchGrid } from './chip/grid'
import { finestRaster, ModalityCutter, openModality } from './chip/layers'
import { RasterFiles } from './chip/rasterFiles'
import type { DatasetReader } from './dataSource'

const FORMAT = 'chip-grid'

/** Large rasters cut into patches on a pixel grid, with labels from rasters on the same or another. */
export const openChipGrid: DatasetReader = async (source) => {
  if (source.kind !== 'description' || !('grid' in source.json)) return undefined
  const { value, unknownKeys } = parseDescription(chipGridSchema, source.json, source.file)
  const problems = new ProblemLog()
  noteUnknownKeys(unknownKeys, source.file, problems)
  const root = rootOf(source, value.root)
  return openGrid(value, { path: source.path, where: source.file, root, problems })
}

/** Where a grid's description comes from. */
export interface GridOrigin {
  /** Absolute path of what was opened. */
  readonly path: string
  /** The description, or what stands for it: a file that belongs to the fingerprint, and named in messages. */
  readonly where: string
  readonly root: ConfinedFolder
  readonly problems: ProblemLog
}

/** Opens a grid as it is described. @throws ReoError when a raster cannot be read, or patches are larger than it */
export async function openGrid(file: ChipGridFile, origin: GridOrigin): Promise<Dataset> {
  const rasters = new RasterFiles(origin.root)
  try {
    const opened = []
    for (const plan of modalityPlans(file.modalities, file.images, origin.where))
      opened.push(await openModality(plan, rasters))
    const { patchSize, window } = file.grid
    const grid = new PatchGrid(finestRaster(opened[0].rasters).file, patchSize, window)
    checkWindow(file, grid, origin.where)
    const cutters = opened.map((modality) => new ModalityCutter(modality, grid))
    const sampleOf = await sampleMaker(file, grid, rasters, origin.problems)
    const fingerprint = await hashOfFiles([origin.where, ...rasters.paths])
    const description = describe(file, origin, grid, cutters, fingerprint)
    return new ChipGridDataset(description, grid, cutters, sampleOf, rasters, origin.problems)
  } catch (error) {
    await rasters.close()
    throw error
  }
}

function describe(
  file: ChipGridFile,
  { path }: GridOrigin,
  grid: PatchGrid,
  cutters: readonly ModalityCutter[],
  fingerprint: string,
): DatasetDescription {
  const { crs, pixelSize: step } = grid.raster.georeference
  const pixelSize = file.pixelSize ?? (isMetric(crs) ? step?.[0] : undefined)
  const knownCrs = file.crs ?? crs
  return {
    name: file.name,
    format: FORMAT,
    path,
    ...(file.license === undefined ? {} : { licence: file.license }),
    synthetic: file.synthetic,
    modalities: Object.fromEntries(cutters.map(({ plan, description }) => [plan.modality, description])),
    ...(pixelSize === undefined ? {} : { pixelSize }),
    patchSize: file.grid.patchSize,
    ...(knownCrs === undefined ? {} : { crs: knownCrs }),
    tasks: tasksOf(file),
    sampleCounts: { train: 0, val: 0, test: 0, [file.split]: grid.count },
    fingerprint,
  }
}

function tasksOf({ labels }: ChipGridFile): readonly Task[] {
  return TASKS.filter((task) => Object.hasOwn(labels, task))
}

/** @throws ReoError when a grid holds no patch, or leaves its raster */
function checkWindow({ grid: { patchSize, window } }: ChipGridFile, grid: PatchGrid, where: string): void {
  const { raster } = grid
  const { left, top, width, height } = window ?? {
    left: 0,
    top: 0,
    width: raster.width,
    height: raster.height,
  }
  if (left + width > raster.width || top + height > raster.height) {
    throw new ReoError(`"grid.window" leaves the raster, which has ${raster.width} × ${raster.height} px`, {
      where,
      mend: 'Keep it within.',
    })
  }
  if (grid.count > 0) return
  const [patchWidth, patchHeight] = patchSize
  throw new ReoError(
    `The raster has ${width} × ${height} px, too few for one patch of ${patchWidth} × ${patchHeight} px`,
    { where, mend: 'Make "grid.patchSize" smaller, or take a larger raster.' },
  )
}

class ChipGridDataset implements Dataset {
  readonly description: DatasetDescription
  readonly #grid: PatchGrid
  readonly #cutters: readonly ModalityCutter[]
  readonly #sampleOf: SampleOf
  readonly #rasters: RasterFiles
  readonly #problems: ProblemLog

  constructor(
    description: DatasetDescription,
    grid: PatchGrid,
    cutters: readonly ModalityCutter[],
    sampleOf: SampleOf,
    rasters: RasterFiles,
    problems: ProblemLog,
  ) {
    this.description = description
    this.#grid = grid
    this.#cutters = cutters
    this.#sampleOf = sampleOf
    this.#rasters = rasters
    this.#problems = problems
  }

  async indexed(): Promise<void> {}

  samples(query?: SampleQuery): AsyncIterable<Sample> {
    const isOtherSplit = query?.split !== undefined && this.description.sampleCounts[query.split] === 0
    return selectSamples(isOtherSplit ? [] : this.#allSamples(), query)
  }

  async find(id: string): Promise<Sample | undefined> {
    const cell = this.#grid.find(id)
    return cell === undefined ? undefined : this.#sampleOf(cell)
  }

  async readImagery(samples: readonly Sample[], modalities?: readonly Modality[]): Promise<ImageryResult[]> {
    const cutters = this.#cutters.filter(({ plan }) => modalities?.includes(plan.modality) ?? true)
    const results: ImageryResult[] = []
    for (const sample of samples) results.push(await this.#readSample(sample, cutters))
    return results
  }

  problems(): readonly DatasetProblem[] {
    return this.#problems.list()
  }

  close(): Promise<void> {
    return this.#rasters.close()
  }

  async *#allSamples(): AsyncIterable<Sample> {
    for (const cell of this.#grid.cells()) yield await this.#sampleOf(cell)
  }

  async #readSample(sample: Sample, cutters: readonly ModalityCutter[]): Promise<ImageryResult> {
    try {
      const cell = this.#grid.find(sample.id)
      if (cell === undefined)
        throw new ReoError('The data set has no such sample', { mend: 'Take one of its own.' })
      const imagery: { -readonly [M in keyof Imagery]: Imagery[M] } = {}
      for (const cutter of cutters)
        imagery[cutter.plan.modality] = await cutter.cut(cell, cutter.plan.sampleOffset?.(sample))
      return checkedImagery(sample, imagery, this.#problems)
    } catch (error) {
      return failedImagery(sample, error, this.#problems)
    }
  }
}

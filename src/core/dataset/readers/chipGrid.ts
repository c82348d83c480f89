import { ReoError } from '../../errors'
import type { Raster } from '../../imagery/raster'
import type { Dataset, DatasetDescription, DatasetProblem, ImageryResult, SampleQuery } from '../dataset'
import { checkBands, type ModalityPlan, modalityPlans, nodataOf } from '../description/modalityPlan'
import { parseDescription } from '../description/parseDescription'
import { rootOf } from '../description/rootOf'
import { type ChipGridFile, chipGridSchema } from '../description/schema'
import { noteUnknownKeys } from '../description/unknownKeys'
import { hashOfFiles } from '../files/fileHash'
import type { TiffImage } from '../geotiff/tiffImage'
import { checkedImagery } from '../imageryResult'
import { isMetric } from '../location'
import { toPhysical } from '../physicalValues'
import { ProblemLog } from '../problemLog'
import { selectSamples } from '../selectSamples'
import type { Modality, Sample, Split } from '../sample'
import { type Task, TASKS } from '../../benchmark/tasks'
import { chipSamples } from './chip/chipSamples'
import { type Cell, cellValues, gridCells } from './chip/grid'
import { RasterFiles } from './chip/rasterFiles'
import type { DatasetReader, DescriptionSource } from './dataSource'

const FORMAT = 'chip-grid'

/** Large rasters on one pixel grid, cut into patches, with labels from rasters on the same grid. */
export const openChipGrid: DatasetReader = async (source) => {
  if (source.kind !== 'description' || !('grid' in source.json)) return undefined
  const { value, unknownKeys } = parseDescription(chipGridSchema, source.json, source.file)
  const problems = new ProblemLog()
  noteUnknownKeys(unknownKeys, source.file, problems)
  const rasters = new RasterFiles(rootOf(source, value.root))
  const layers = await layersOf(value, source, rasters)
  const cells = gridCells(layers[0].image, value.grid.patchSize)
  if (cells.length === 0) throw tooSmall(value, layers[0].image, source)
  const samples = await chipSamples(value, cells, rasters, problems)
  const fingerprint = await hashOfFiles([source.file, ...rasters.paths])
  const description = describe(value, source, layers, samples, fingerprint)
  return new ChipGridDataset(description, layers, cells, samples, problems)
}

/** One modality and the raster that it is cut from. */
interface Layer {
  readonly plan: ModalityPlan
  readonly image: TiffImage
}

async function layersOf(
  file: ChipGridFile,
  source: DescriptionSource,
  rasters: RasterFiles,
): Promise<readonly Layer[]> {
  const layers: Layer[] = []
  for (const plan of modalityPlans(file.modalities, file.images, source.file)) {
    const image = await rasters.read(plan.files[0].template, `modalities.${plan.modality}.images`)
    checkBands(image.bands, plan, plan.files[0], plan.files[0].template)
    layers.push({ plan, image })
  }
  return layers
}

function describe(
  file: ChipGridFile,
  source: DescriptionSource,
  layers: readonly Layer[],
  samples: readonly Sample[],
  fingerprint: string,
): DatasetDescription {
  const { crs, pixelSize: step } = layers[0].image.georeference
  const pixelSize = file.pixelSize ?? (isMetric(crs) ? step?.[0] : undefined)
  const knownCrs = file.crs ?? crs
  return {
    name: file.name,
    format: FORMAT,
    path: source.path,
    ...(file.license === undefined ? {} : { licence: file.license }),
    synthetic: file.synthetic,
    modalities: Object.fromEntries(layers.map(({ plan }) => [plan.modality, plan.description])),
    ...(pixelSize === undefined ? {} : { pixelSize }),
    patchSize: file.grid.patchSize,
    ...(knownCrs === undefined ? {} : { crs: knownCrs }),
    tasks: tasksOf(samples),
    sampleCounts: { train: 0, val: 0, test: 0, ...countOf(file.split, samples) },
    fingerprint,
  }
}

function tasksOf(samples: readonly Sample[]): readonly Task[] {
  return TASKS.filter((task) => samples.some(({ truth }) => truth[task] !== undefined))
}

function countOf(split: Split, samples: readonly Sample[]): Partial<Record<Split, number>> {
  return { [split]: samples.length }
}

function tooSmall(file: ChipGridFile, { width, height }: TiffImage, source: DescriptionSource): ReoError {
  const [patchWidth, patchHeight] = file.grid.patchSize
  return new ReoError(
    `The raster has ${width} × ${height} px, too few for one patch of ${patchWidth} × ${patchHeight} px`,
    { where: source.file, mend: 'Make "grid.patchSize" smaller, or take a larger raster.' },
  )
}

class ChipGridDataset implements Dataset {
  readonly description: DatasetDescription
  readonly #layers: readonly Layer[]
  readonly #cells: ReadonlyMap<string, Cell>
  readonly #samples: ReadonlyMap<string, Sample>
  readonly #problems: ProblemLog

  constructor(
    description: DatasetDescription,
    layers: readonly Layer[],
    cells: readonly Cell[],
    samples: readonly Sample[],
    problems: ProblemLog,
  ) {
    this.description = description
    this.#layers = layers
    this.#cells = new Map(cells.map((cell) => [cell.id, cell]))
    this.#samples = new Map(samples.map((sample) => [sample.id, sample]))
    this.#problems = problems
  }

  async indexed(): Promise<void> {}

  samples(query?: SampleQuery): AsyncIterable<Sample> {
    return selectSamples(this.#samples.values(), query)
  }

  async find(id: string): Promise<Sample | undefined> {
    return this.#samples.get(id)
  }

  async readImagery(samples: readonly Sample[], modalities?: readonly Modality[]): Promise<ImageryResult[]> {
    const layers = this.#layers.filter(({ plan }) => modalities?.includes(plan.modality) ?? true)
    return samples.map((sample) => {
      const cell = this.#cells.get(sample.id)
      if (cell === undefined) return noSuchSample(sample)
      const rasters = layers.map(({ plan, image }) => [plan.modality, cut(image, plan, cell)] as const)
      return checkedImagery(sample, Object.fromEntries(rasters), this.#problems)
    })
  }

  problems(): readonly DatasetProblem[] {
    return this.#problems.list()
  }

  async close(): Promise<void> {}
}

function cut(image: TiffImage, plan: ModalityPlan, cell: Cell): Raster {
  const { width, height } = cell
  const size = width * height
  const data = new Float32Array(plan.files[0].indexes.length * size)
  const nodata = nodataOf(plan, image.type, image.nodata)
  plan.files[0].indexes.forEach((index, band) => {
    const target = data.subarray(band * size, (band + 1) * size)
    toPhysical(cellValues(image, index, cell), plan.scaling, nodata, target)
  })
  return { bands: plan.description.bands, width, height, data }
}

function noSuchSample(sample: Sample): ImageryResult {
  return { sample, problem: { where: sample.id, message: 'the data set has no such sample' } }
}

import path from 'node:path'
import type { Task } from '../../../benchmark/tasks'
import { ReoError } from '../../../errors'
import type { Raster } from '../../../imagery/raster'
import type { Dataset, DatasetDescription, DatasetProblem, ImageryResult, SampleQuery } from '../../dataset'
import { hashOfEnds } from '../../files/fileHash'
import type { Hdf5File } from '../../hdf5/hdf5File'
import { RowBlocks } from '../../hdf5/rowBlocks'
import { checkedImagery, failedImagery } from '../../imageryResult'
import { LruCache } from '../../lruCache'
import { ProblemLog } from '../../problemLog'
import { selectSamples } from '../../selectSamples'
import { MODALITIES, type Modality, type Sample, type Split } from '../../sample'
import type { Hdf5Source } from '../dataSource'
import type { AgbdPart } from './agbdPart'
import { type AgbdShared, AgbdTable } from './agbdTable'

/** Metres. */
const PIXEL_SIZE = 10

const LICENCE = 'CC BY-NC 4.0'

const MAXIMUM_KEPT_SAMPLES = 50_000

/** @throws ReoError when the files hold no sample or differ in their arrays */
export async function openAgbd(
  source: Hdf5Source,
  format: string,
  parts: readonly AgbdPart[],
): Promise<Dataset> {
  const problems = new ProblemLog()
  const samples = new LruCache<readonly Sample[]>(MAXIMUM_KEPT_SAMPLES, ({ length }) => length)
  const shared: AgbdShared = { blocks: new RowBlocks(), samples, problems }
  const tables: AgbdTable[] = []
  for (const part of parts) tables.push(await AgbdTable.open(part, shared))
  checkAlike(tables, source)
  const description = await describe(source, format, tables)
  return new AgbdDataset(description, tables, problems)
}

function checkAlike(tables: readonly AgbdTable[], source: Hdf5Source): void {
  if (tables.every(({ rows }) => rows === 0)) {
    throw new ReoError('There is no sample in the data set', { where: source.path, mend: 'Write it again.' })
  }
  const [first, ...others] = tables.map(({ modalities, patchSize }) =>
    JSON.stringify([modalities, patchSize]),
  )
  const odd = others.findIndex((other) => other !== first)
  if (odd < 0) return
  const [one, other] = [tables[0].part, tables[odd + 1].part]
  throw new ReoError(`"${other.idPrefix}" has other bands or patch sizes than "${one.idPrefix}"`, {
    where: source.path,
    mend: 'Open them one by one.',
  })
}

async function describe(
  source: Hdf5Source,
  format: string,
  tables: readonly AgbdTable[],
): Promise<DatasetDescription> {
  const { modalities, patchSize, part } = tables[0]
  const synthetic = Boolean(await part.file.attribute('/', 'synthetic'))
  const name = textOf(await part.file.attribute('/', 'name')) ?? path.parse(source.path).name
  const licence = textOf(await part.file.attribute('/', 'license')) ?? (synthetic ? undefined : LICENCE)
  return {
    name,
    format,
    path: source.path,
    ...(licence === undefined ? {} : { licence }),
    synthetic,
    modalities,
    pixelSize: PIXEL_SIZE,
    patchSize,
    tasks: tasksOf(tables),
    sampleCounts: countsOf(tables),
    fingerprint: await hashOfEnds(source.files),
  }
}

function tasksOf(tables: readonly AgbdTable[]): readonly Task[] {
  const landCover = tables.some(({ modalities }) => modalities.landCover !== undefined)
  const agb = tables.some(({ hasBiomass }) => hasBiomass)
  return [...(landCover ? (['landCover'] as const) : []), ...(agb ? (['agb'] as const) : [])]
}

function countsOf(tables: readonly AgbdTable[]): Record<Split, number> {
  const counts = { train: 0, val: 0, test: 0 }
  for (const { part, rows } of tables) counts[part.split] += rows
  return counts
}

function textOf(attribute: unknown): string | undefined {
  return typeof attribute === 'string' && attribute !== '' ? attribute : undefined
}

/** Where a sample's row is. */
interface Place {
  readonly table: AgbdTable
  readonly row: number
}

class AgbdDataset implements Dataset {
  readonly description: DatasetDescription
  readonly #tables: readonly AgbdTable[]
  readonly #byPrefix: ReadonlyMap<string, AgbdTable>
  readonly #problems: ProblemLog

  constructor(description: DatasetDescription, tables: readonly AgbdTable[], problems: ProblemLog) {
    this.description = description
    this.#tables = tables
    this.#byPrefix = new Map(tables.map((table) => [table.part.idPrefix, table]))
    this.#problems = problems
  }

  async indexed(): Promise<void> {}

  samples(query: SampleQuery = {}): AsyncIterable<Sample> {
    return selectSamples(this.#samplesOf(query.split), query)
  }

  async find(id: string): Promise<Sample | undefined> {
    const place = this.#placeOf(id)
    return place?.table.sampleAt(place.row)
  }

  /** Read in the order of the rows, so that every chunk is decompressed once. */
  async readImagery(samples: readonly Sample[], modalities?: readonly Modality[]): Promise<ImageryResult[]> {
    const wanted = MODALITIES.filter(
      (modality) => modality in this.description.modalities && (modalities?.includes(modality) ?? true),
    )
    const places = samples.map(({ id }) => this.#placeOf(id))
    const results = new Array<ImageryResult>(samples.length)
    for (const index of this.#storedOrder(places)) {
      results[index] = await this.#readSample(samples[index], places[index], wanted)
    }
    return results
  }

  problems(): readonly DatasetProblem[] {
    return this.#problems.list()
  }

  async close(): Promise<void> {
    const files = new Set<Hdf5File>(this.#tables.map(({ part }) => part.file))
    for (const file of files) await file.close()
  }

  async *#samplesOf(split: Split | undefined): AsyncIterable<Sample> {
    for (const table of this.#tables) {
      if (split === undefined || table.part.split === split) yield* table.samples()
    }
  }

  /** `test-000123` or `32TNS-000123`. */
  #placeOf(id: string): Place | undefined {
    const [, prefix, digits] = /^(.*)-(\d{6,})$/.exec(id) ?? []
    const table = this.#byPrefix.get(prefix)
    const row = Number(digits)
    return table !== undefined && row < table.rows && table.idOf(row) === id ? { table, row } : undefined
  }

  #storedOrder(places: readonly (Place | undefined)[]): number[] {
    const rank = places.map((place) => (place === undefined ? -1 : this.#tables.indexOf(place.table)))
    return [...places.keys()].sort(
      (one, other) => rank[one] - rank[other] || (places[one]?.row ?? 0) - (places[other]?.row ?? 0),
    )
  }

  async #readSample(
    sample: Sample,
    place: Place | undefined,
    modalities: readonly Modality[],
  ): Promise<ImageryResult> {
    try {
      if (place === undefined) throw new ReoError('The data set has no such sample')
      const imagery: Partial<Record<Modality, Raster>> = {}
      for (const modality of modalities) imagery[modality] = await place.table.raster(place.row, modality)
      return checkedImagery(sample, imagery, this.#problems)
    } catch (error) {
      return failedImagery(sample, error, this.#problems)
    }
  }
}

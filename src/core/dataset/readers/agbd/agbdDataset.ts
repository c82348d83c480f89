import path from 'node:path'
import type { Task } from '../../../benchmark/tasks'
import { messageOf, ReoError } from '../../../errors'
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
import type { AgbdPart, PartContents } from './agbdPart'
import type { Columns } from './agbdSample'
import { type AgbdShared, AgbdTable } from './agbdTable'
import { AGB_COLUMN } from './schema'

/** Metres. */
const PIXEL_SIZE = 10

const LICENCE = 'CC BY-NC 4.0'

const MAXIMUM_KEPT_SAMPLES = 50_000

/** Values of columns: those of some tiles, or of one large file. */
const MAXIMUM_KEPT_VALUES = 16_000_000

/** Parts that are looked at when a data set is opened; the others are when one of their samples is wanted. */
const PARTS_LOOKED_AT = 8

/** @throws ReoError when the files hold no sample or the first parts differ in their arrays */
export async function openAgbd(
  source: Hdf5Source,
  format: string,
  parts: readonly AgbdPart[],
): Promise<Dataset> {
  const problems = new ProblemLog()
  const samples = new LruCache<readonly Sample[]>(MAXIMUM_KEPT_SAMPLES, ({ length }) => length)
  const columns = new LruCache<Columns>(MAXIMUM_KEPT_VALUES, valuesIn)
  const shared: AgbdShared = {
    blocks: new RowBlocks(),
    samples,
    columns,
    problems,
    check: checkAlike(source),
  }
  const tables = parts.map((part) => new AgbdTable(part, shared))
  const contents: PartContents[] = []
  for (const table of tables.slice(0, PARTS_LOOKED_AT)) contents.push(await table.contents())
  if (parts.every(({ rows }) => rows === 0)) {
    throw new ReoError('There is no sample in the data set', { where: source.path, mend: 'Write it again.' })
  }
  return new AgbdDataset(await describe(source, format, parts, contents), tables, problems)
}

function valuesIn(columns: Columns): number {
  return [...columns.values()].reduce((sum, { length }) => sum + length, 0)
}

/** Compares every part that is looked at with the first. */
function checkAlike(source: Hdf5Source): AgbdShared['check'] {
  let first: { part: AgbdPart; layout: string } | undefined
  return (part, contents) => {
    const layout = JSON.stringify([modalitiesOf(contents), contents.patchSize])
    first ??= { part, layout }
    if (layout === first.layout) return
    throw new ReoError(`"${part.idPrefix}" has other bands or patch sizes than "${first.part.idPrefix}"`, {
      where: source.path,
      mend: 'Open them one by one.',
    })
  }
}

async function describe(
  source: Hdf5Source,
  format: string,
  parts: readonly AgbdPart[],
  contents: readonly PartContents[],
): Promise<DatasetDescription> {
  const [{ file }] = parts
  const synthetic = Boolean(await file.attribute('/', 'synthetic'))
  const name = textOf(await file.attribute('/', 'name')) ?? path.parse(source.path).name
  const licence = textOf(await file.attribute('/', 'license')) ?? (synthetic ? undefined : LICENCE)
  return {
    name,
    format,
    path: source.path,
    ...(licence === undefined ? {} : { licence }),
    synthetic,
    modalities: modalitiesOf(contents[0]),
    pixelSize: PIXEL_SIZE,
    patchSize: contents[0].patchSize,
    tasks: tasksOf(contents),
    sampleCounts: countsOf(parts),
    fingerprint: await hashOfEnds(source.files),
  }
}

function modalitiesOf({ arrays }: PartContents): DatasetDescription['modalities'] {
  return Object.fromEntries(arrays.map(({ modality, bands, unit }) => [modality, { bands, unit }]))
}

function tasksOf(contents: readonly PartContents[]): readonly Task[] {
  const landCover = contents.some(({ arrays }) => arrays.some(({ modality }) => modality === 'landCover'))
  const agb = contents.some(({ columns }) => columns.includes(AGB_COLUMN))
  return [...(landCover ? (['landCover'] as const) : []), ...(agb ? (['agb'] as const) : [])]
}

function countsOf(parts: readonly AgbdPart[]): Record<Split, number> {
  const counts = { train: 0, val: 0, test: 0 }
  for (const { split, rows } of parts) counts[split] += rows
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
  readonly #ranks: ReadonlyMap<AgbdTable, number>
  readonly #problems: ProblemLog

  constructor(description: DatasetDescription, tables: readonly AgbdTable[], problems: ProblemLog) {
    this.description = description
    this.#tables = tables
    this.#byPrefix = new Map(tables.map((table) => [table.part.idPrefix, table]))
    this.#ranks = new Map(tables.map((table, rank) => [table, rank]))
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
      if (split !== undefined && table.part.split !== split) continue
      const problem = await table.contents().then(() => undefined, messageOf)
      if (problem === undefined) yield* table.samples()
      else this.#problems.add({ where: table.part.idPrefix, message: `${problem}; its samples are left out` })
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
    const rank = places.map((place) => (place === undefined ? -1 : (this.#ranks.get(place.table) ?? -1)))
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
      if (place === undefined)
        throw new ReoError('The data set has no such sample', { mend: 'Take one of its own.' })
      const imagery: Partial<Record<Modality, Raster>> = {}
      for (const modality of modalities) imagery[modality] = await place.table.raster(place.row, modality)
      return checkedImagery(sample, imagery, this.#problems)
    } catch (error) {
      return failedImagery(sample, error, this.#problems)
    }
  }
}

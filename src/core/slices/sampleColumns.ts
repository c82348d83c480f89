import { seasonOf } from '../card/season'
import type { Dataset } from '../dataset/dataset'
import type { MetadataValue, Sample } from '../dataset/sample'
import type { Run } from '../runs/runLog'

/** What stands in the columns of a run's samples. */
export interface SampleColumns {
  /** Place of each sample in the columns. */
  readonly places: ReadonlyMap<string, number>
  /** Values by column; null where a sample has none. */
  readonly values: ReadonlyMap<string, readonly MetadataValue[]>
}

/** Truths that can be sliced by, which the run log has itself. */
const LOGGED = ['landCover', 'patchCount', 'agb'] as const

/** Other names that a column is known by. */
const ALIASES: Readonly<Record<string, string>> = { class: 'landCover', biomass: 'agb' }

/**
 * The columns of the samples that a run asked about: truth, place, season and the metadata of the data set. Samples that
 * the data set does not have, or no longer has, hold what the run log knows of them.
 * @param dataset that of the run; absent where it is gone
 */
export async function readSampleColumns(run: Run, dataset: Dataset | undefined): Promise<SampleColumns> {
  const places = new Map<string, number>()
  for (const { sample } of run.answers) if (!places.has(sample)) places.set(sample, places.size)
  const columns = new ColumnsBuilder(places.size)
  for (const { sample, task, truth } of run.answers) {
    if (LOGGED.some((logged) => logged === task)) columns.set(task, places.get(sample), truth)
  }
  for await (const sample of dataset?.samples({ split: run.header.dataset.split }) ?? []) {
    const place = places.get(sample.id)
    if (place === undefined) continue
    for (const [column, value] of valuesOf(sample)) columns.set(column, place, value)
  }
  return { places, values: columns.values }
}

/** The name of a column as it is; undefined where there is none of that name in any case of its letters. */
export function columnNamed({ values }: SampleColumns, name: string): string | undefined {
  if (values.has(name)) return name
  const folded = name.toLowerCase()
  const alike = [...values.keys()].filter((column) => column.toLowerCase() === folded)
  if (alike.length === 1) return alike[0]
  const alias = ALIASES[folded]
  return alias !== undefined && values.has(alias) ? alias : undefined
}

/** The value of a column by sample id; null where a sample has none. */
export function columnReader(
  { places, values }: SampleColumns,
  column: string,
): (sample: string) => MetadataValue {
  const found = values.get(column) ?? []
  return (sample) => found[places.get(sample) ?? -1] ?? null
}

function* valuesOf({ location, truth, metadata }: Sample): Iterable<readonly [string, MetadataValue]> {
  for (const quantity of LOGGED) yield [quantity, truth[quantity] ?? null]
  if (location !== undefined) {
    yield ['latitude', location.latitude]
    yield ['longitude', location.longitude]
  }
  yield* Object.entries(metadata)
  if ('season' in metadata) return
  const date = Object.entries(metadata).find(([column]) => column.toLowerCase().includes('date'))
  const season = date && seasonOf(date[1], location)
  if (season !== undefined) yield ['season', season]
}

class ColumnsBuilder {
  readonly values = new Map<string, MetadataValue[]>()
  readonly #samples: number

  constructor(samples: number) {
    this.#samples = samples
  }

  set(column: string, place: number | undefined, value: MetadataValue): void {
    if (place === undefined || value === null) return
    let values = this.values.get(column)
    if (values === undefined) {
      values = new Array<MetadataValue>(this.#samples).fill(null)
      this.values.set(column, values)
    }
    values[place] = value
  }
}

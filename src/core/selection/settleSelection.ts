import { isInSlice, narrowed } from '../card/slice'
import { type Condition, type Conditions, meetsCondition } from '../dataset/conditions'
import type { Dataset } from '../dataset/dataset'
import type { MetadataValue, Split } from '../dataset/sample'
import { ReoError, unreachable } from '../errors'
import { columnNamed, columnReader, type SampleColumns } from '../slices/sampleColumns'
import { sliceOf } from '../slices/sliceOfRun'
import type { DatasetCriterion, Selection, SettledCriterion, SettledSelection } from './selection'

/** What decides about criteria on a run's data set; each is read when it is needed first, and found samples are kept. */
export interface SelectableData {
  /** Split of the run. */
  readonly split: Split
  columns(): Promise<SampleColumns>
  /** @throws ReoError when it cannot be opened */
  dataset(): Promise<Dataset>
}

/**
 * A selection with the samples that the data set has for every criterion on it.
 * @throws ReoError when the data set is gone, or does not have a column
 */
export async function settleSelection(selection: Selection, data: SelectableData): Promise<SettledSelection> {
  const settled = []
  for (const { criterion, ...step } of selection)
    settled.push({ ...step, criterion: await settledCriterion(criterion, data) })
  return settled
}

async function settledCriterion(
  criterion: Selection[number]['criterion'],
  data: SelectableData,
): Promise<SettledCriterion> {
  switch (criterion.kind) {
    case 'answer':
    case 'comparison':
    case 'samples':
      return criterion
    case 'columns':
    case 'slice':
    case 'card':
      return { kind: 'samples', samples: await foundOnce(criterion, data) }
    case 'all': {
      const criteria = []
      for (const part of criterion.criteria) criteria.push(await settledCriterion(part, data))
      return { kind: 'all', criteria }
    }
    default:
      return unreachable(criterion)
  }
}

/** Samples found lately, by criterion: every figure of a run asks for the same. */
const FOUND = new WeakMap<SelectableData, Map<string, Promise<readonly string[]>>>()

const KEPT = 20

function foundOnce(criterion: DatasetCriterion, data: SelectableData): Promise<readonly string[]> {
  const known = FOUND.get(data) ?? new Map<string, Promise<readonly string[]>>()
  FOUND.set(data, known)
  const key = JSON.stringify(criterion)
  const found = known.get(key) ?? samplesOf(criterion, data)
  known.delete(key)
  known.set(key, found)
  for (const oldest of [...known.keys()].slice(0, -KEPT)) known.delete(oldest)
  found.catch(() => known.delete(key))
  return found
}

async function samplesOf(criterion: DatasetCriterion, data: SelectableData): Promise<readonly string[]> {
  switch (criterion.kind) {
    case 'columns': {
      const columns = await data.columns()
      return [...columns.places.keys()].filter(whereTest(columns, criterion.where))
    }
    case 'slice': {
      const columns = await data.columns()
      return [...columns.places.keys()].filter(sliceOf(columns, criterion.expression))
    }
    case 'card': {
      const { slice } = criterion
      const samples: string[] = []
      for await (const sample of (await data.dataset()).samples({
        split: data.split,
        where: narrowed(slice),
      }))
        if (isInSlice(slice, sample)) samples.push(sample.id)
      return samples
    }
    default:
      return unreachable(criterion)
  }
}

function whereTest(columns: SampleColumns, where: Conditions): (sample: string) => boolean {
  const tests = Object.entries(where).map(
    ([name, condition]): readonly [read: (sample: string) => MetadataValue, condition: Condition] => {
      const column = columnNamed(columns, name)
      if (column !== undefined) return [columnReader(columns, column), condition]
      throw new ReoError(`There is no column "${name}" to select by`, {
        mend: `There are ${[...columns.values.keys()].join(', ')}.`,
      })
    },
  )
  return (sample) => tests.every(([read, condition]) => meetsCondition(read(sample), condition))
}

import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../../src/core/dataset/dataset'
import { ReoError } from '../../../src/core/errors'
import type { AnswerLine, Run } from '../../../src/core/runs/runLog'
import { selectedSamples } from '../../../src/core/selection/selectSamples'
import type { Criterion } from '../../../src/core/selection/selection'
import { settleSelection } from '../../../src/core/selection/settleSelection'
import { readSampleColumns } from '../../../src/core/slices/sampleColumns'
import { MemoryDataset } from '../../support/memoryDataset'

const DATASET = new MemoryDataset([
  sample('a', -3.2, -60.1, { cloud: 0.1, region: 'Amazon', date: '2019-07-01' }, 112),
  sample('b', -3.3, -60.2, { cloud: 0.4, region: 'Amazon', date: '2019-01-01' }, 40),
  sample('c', 60.5, 25.2, { cloud: 0.4, region: 'Finland', date: '2019-07-01' }, 111),
  { ...sample('d', 60.5, 25.2, { cloud: 0.4, region: 'Finland' }, 111), split: 'train' },
  { id: 'e', metadata: { cloud: null } },
])

describe('a criterion on the data set', () => {
  it('is a value, one of several or a range of a column, of samples that the run asked about', async () => {
    expect(await ids({ kind: 'columns', where: { region: 'Amazon' } })).toEqual(['a', 'b'])
    expect(await ids({ kind: 'columns', where: { landCover: [40, 111] } })).toEqual(['b', 'c'])
    expect(await ids({ kind: 'columns', where: { cloud: { min: 0.4 }, region: 'Finland' } })).toEqual(['c'])
    expect(await ids({ kind: 'columns', where: { cloud: null } })).toEqual(['e'])
  })

  it('is a place within degrees of latitude and longitude', async () => {
    const where = { latitude: { min: -3.25, max: 0 }, longitude: { min: -61, max: -60 } }
    expect(await ids({ kind: 'columns', where })).toEqual(['a'])
  })

  it('is an expression over columns', async () => {
    expect(await ids({ kind: 'slice', expression: 'region = Amazon and cloud < 0.2' })).toEqual(['a'])
  })

  it('is a mark of the data card, by the rules that the card was counted by', async () => {
    const attribute = { kind: 'season', column: 'date' } as const
    expect(await ids({ kind: 'card', slice: { kind: 'class', attribute, key: 'summer' } })).toEqual(['c'])
    const forest = { kind: 'class', attribute: { kind: 'landCoverGroup' }, key: 'closed-forest' } as const
    expect(await ids({ kind: 'card', slice: forest })).toEqual(['a', 'c'])
  })

  it('goes together with criteria on answers', async () => {
    const answer = {
      kind: 'answer',
      task: 'agb',
      model: 'm',
      predicted: { kind: 'range', low: 2, high: 9 },
    } as const
    expect(await ids({ kind: 'columns', where: { cloud: 0.4 } }, answer)).toEqual(['c'])
  })

  it('says which columns there are where one is not', async () => {
    await expect(ids({ kind: 'columns', where: { weather: 'fine' } })).rejects.toThrow(
      /There is no column "weather" to select by. There are .*region/,
    )
    await expect(ids({ kind: 'slice', expression: 'weather = fine' })).rejects.toThrow(/weather/)
  })

  it('says so where the data set is gone; what the log knows is still selected by', async () => {
    const gone = async (): Promise<Dataset> => {
      throw new ReoError('There is no data set here')
    }
    const data = { split: 'test', columns: () => readSampleColumns(RUN, undefined), dataset: gone } as const
    const card = { kind: 'card', slice: { kind: 'range', quantity: 'agb', low: 0, high: null } } as const
    await expect(settleSelection([step(card)], data)).rejects.toThrow('There is no data set here')
    const known = await settleSelection([step({ kind: 'columns', where: { agb: { min: 2 } } })], data)
    expect([...selectedSamples(RUN, known)]).toEqual(['b', 'c'])
  })
})

async function ids(...criteria: readonly Criterion[]): Promise<readonly string[]> {
  const settled = await settleSelection(criteria.map(step), {
    split: 'test',
    columns: () => readSampleColumns(RUN, DATASET),
    dataset: async () => DATASET,
  })
  return [...selectedSamples(RUN, settled)]
}

function step(criterion: Criterion) {
  return { origin: 'figure', title: 'step', criterion }
}

function sample(
  id: string,
  latitude: number,
  longitude: number,
  metadata: Readonly<Record<string, string | number | null>>,
  landCover: number,
) {
  return { id, location: { latitude, longitude }, metadata, truth: { landCover, agb: id.charCodeAt(0) - 96 } }
}

const RUN: Run = {
  path: '/runs/one.reo.jsonl',
  header: {
    type: 'run',
    schema: 'reo-run/1',
    id: 'one',
    created: '2026-11-25T10:00:00.000Z',
    dataset: { name: 'memory', path: '/data', fingerprint: 'f', split: 'test', synthetic: false },
    models: [],
    tasks: ['agb'],
    prompts: {},
    settings: {},
    software: {},
  },
  answers: ['a', 'b', 'c', 'e'].map((id, index): AnswerLine => ({
    type: 'answer',
    model: 'm',
    task: 'agb',
    sample: id,
    raw: '',
    status: 'answered',
    value: index,
    truth: id === 'e' ? null : index + 1,
  })),
  skipped: [],
}

import { describe, expect, test } from 'vitest'
import { ReoError } from '../../../src/core/errors'
import type { MetadataValue } from '../../../src/core/dataset/sample'
import { numberPairs } from '../../../src/core/runs/numberPairs'
import type { AnswerLine } from '../../../src/core/runs/runLog'
import type { SampleColumns } from '../../../src/core/slices/sampleColumns'
import { errorColumn } from '../../../src/kernel/outputs/payloads/errorsAgainst'
import { residualsPayload } from '../../../src/kernel/outputs/payloads/residualsPayload'
import { richBundle } from '../../../src/kernel/outputs/richBundle'
import { decodeArray } from '../../../src/protocol/encoding'
import { MIMES, OUTPUT_BUDGET } from '../../../src/protocol/mimes'
import { parsePayload } from '../../../src/protocol/validation'
import { makeAnswer, SOURCE, UNET } from './fixtures'

/** Answers about so many samples that are ever more too low. */
function answersOf(count: number, model = UNET.id): readonly AnswerLine[] {
  return Array.from({ length: count }, (_, index) =>
    makeAnswer(`s-${index}`, 'agb', index % 400, 0.5 * (index % 400), { model }),
  )
}

function columnsOf(count: number, columns: Record<string, (index: number) => MetadataValue>): SampleColumns {
  return {
    places: new Map(Array.from({ length: count }, (_, index) => [`s-${index}`, index])),
    values: new Map(
      Object.entries(columns).map(([name, valueOf]) => [
        name,
        Array.from({ length: count }, (_, index) => valueOf(index)),
      ]),
    ),
  }
}

function residualsOf(
  answers: readonly AnswerLine[],
  {
    models = [UNET],
    columns,
    against,
  }: { models?: readonly { id: string; title: string }[]; columns?: SampleColumns; against?: string } = {},
) {
  const samples = answers.map(({ sample }) => sample)
  const payload = residualsPayload({
    task: 'agb',
    title: 'REO demo, test',
    source: SOURCE,
    synthetic: true,
    models: models.map(({ id, title }) => ({ id, title, pairs: numberPairs(answers, id, 'agb') })),
    columns: [...(columns?.values.keys() ?? [])],
    ...(columns && against !== undefined && { column: errorColumn(columns, against, samples) }),
  })
  expect(parsePayload('residuals', JSON.parse(JSON.stringify(payload)))).toEqual(payload)
  return payload
}

describe('errors of numbers', () => {
  test('are sent one by one, with agreement, medians and percentiles', () => {
    const payload = residualsOf(answersOf(400))
    const [{ points, against, agreement, percentiles, n, answered }] = payload.series
    expect([n, answered]).toEqual([400, 400])
    expect(points?.ids).toHaveLength(400)
    expect(agreement?.bias.value).toBeCloseTo(-99.75)
    expect(agreement?.grid).toBeUndefined()
    expect(against).toMatchObject({ kind: 'cloud' })
    expect(against.kind === 'cloud' ? against.medians.at(-1)?.median.value : 0).toBeLessThan(-190)
    expect(percentiles[100]).toBe(199.5)
    expect(payload.axis).toEqual({ kind: 'quantity', title: 'true above-ground biomass', unit: 'Mg/ha' })
  })

  test('of very many answers of 20 models stay within the budget, and none is lost', () => {
    const models = Array.from({ length: 20 }, (_, index) => ({
      id: `onnx:${index}`,
      title: `Model ${index}`,
    }))
    const payload = residualsOf(
      models.flatMap(({ id }) => answersOf(36_000 / 10, id)),
      { models },
    )
    const bundle = richBundle({ kind: 'residuals', payload })
    expect(Buffer.byteLength(JSON.stringify(bundle))).toBeLessThan(OUTPUT_BUDGET)
    const [{ against, agreement }] = payload.series
    for (const grid of [against.kind === 'cloud' ? against.grid : undefined, agreement?.grid]) {
      const counts = Array.from(decodeArray(grid?.counts ?? { dtype: 'u2', bdata: '' }))
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3600)
    }
  })

  test('run along a column of quantities, without the samples that have none', () => {
    const columns = columnsOf(100, { cloudShare: (index) => (index < 10 ? null : index / 100) })
    const payload = residualsOf(answersOf(100), { columns, against: 'cloudshare' })
    expect(payload.axis).toEqual({ kind: 'quantity', column: 'cloudShare', title: 'cloudShare', unit: '' })
    expect(payload.series[0].misplaced).toBe(10)
    const at = payload.series[0].points?.at
    expect(at && Array.from(decodeArray(at)).filter(Number.isNaN)).toHaveLength(10)
  })

  test('are gathered in boxes by a column of classes, the most frequent first, land cover by name', () => {
    const columns = columnsOf(100, {
      landCover: (index) => (index < 5 ? null : index < 30 ? 40 : 112),
    })
    const { axis, series } = residualsOf(answersOf(100), { columns, against: 'class' })
    expect(axis).toEqual({ kind: 'classes', column: 'landCover', title: 'landCover', leftOut: 0 })
    const [{ against, misplaced }] = series
    expect(misplaced).toBe(5)
    const boxes = against.kind === 'boxes' ? against.boxes : []
    expect(boxes.map(({ value, title, n }) => [value, title, n])).toEqual([
      [112, 'Closed forest, evergreen broad leaf', 70],
      [40, 'Cultivated / agriculture', 25],
      [null, 'no value', 5],
    ])
    expect(boxes[1].bias.value).toBeCloseTo(-8.5)
  })

  test('say how many classes there is no room for', () => {
    const columns = columnsOf(100, { tile: (index) => `tile ${index % 50}` })
    const { axis, series } = residualsOf(answersOf(100), { columns, against: 'tile' })
    expect(axis).toMatchObject({ leftOut: 20 })
    expect(series[0].against).toMatchObject({ kind: 'boxes', boxes: { length: 30 } })
  })

  test('cannot be shown against a column that there is not', () => {
    const columns = columnsOf(3, { region: () => 'north' })
    expect(() => residualsOf(answersOf(3), { columns, against: 'cloud' })).toThrow(ReoError)
    expect(() => residualsOf(answersOf(3), { columns, against: 'cloud' })).toThrow(/"cloud"/)
  })

  test('of models that answered nothing are told as such', () => {
    const refusals = [makeAnswer('s-0', 'agb', 10, undefined), makeAnswer('s-1', 'agb', 20, undefined)]
    const payload = residualsOf(refusals)
    expect(payload.series).toMatchObject([{ n: 2, answered: 0, percentiles: [] }])
    const bundle = richBundle({ kind: 'residuals', payload })
    expect(bundle['text/plain']).toMatch(/Small U-Net +2 +0 +– +– +– +–/)
    expect(bundle[MIMES.residuals]).toBe(payload)
  })
})

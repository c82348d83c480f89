import { describe, expect, it } from 'vitest'
import { mcnemar } from '../../../src/core/metrics/mcnemar'
import { shareDifference } from '../../../src/core/metrics/pairedShare'
import { Random } from '../../../src/core/metrics/random'
import type { ModelDescription } from '../../../src/core/models/model'
import { askedQuestions } from '../../../src/core/runs/askedQuestions'
import { flipsOf } from '../../../src/core/runs/flips/flips'
import { addedInputs, inputPairs, namedPairs } from '../../../src/core/runs/flips/inputPairs'
import { inputsOfModel, inputsTitle } from '../../../src/core/runs/flips/modelInputs'
import type { AnswerLine } from '../../../src/core/runs/runLog'

describe('models of one family on different inputs', () => {
  it('are paired with the next that sees more', () => {
    const models = [
      model('onnx:unet-s2-sar', ['s2', 'sar']),
      model('onnx:unet-rgb', ['rgb']),
      model('onnx:unet-s2', ['s2']),
      model('onnx:other-s2', ['s2']),
      model('baseline:mean', []),
    ]
    expect(inputPairs(models).map(idsOf)).toEqual([
      ['onnx:unet-rgb', 'onnx:unet-s2'],
      ['onnx:unet-s2', 'onnx:unet-s2-sar'],
    ])
  })

  it('are told by their names without the words for inputs, however these are written', () => {
    const models = [
      model('onnx:Forest_Sentinel-2', ['s2']),
      model('onnx:forest_sentinel2_palsar-2', ['s2', 'sar']),
    ]
    expect(inputPairs(models)).toHaveLength(1)
    expect(inputPairs([model('onnx:a-s2', ['s2']), model('onnx:b-s2-sar', ['s2', 'sar'])])).toEqual([])
  })

  it('see natural colour where they use no other bands of Sentinel-2', () => {
    const colour = { ...model('onnx:net-rgb', ['s2']), bands: { s2: ['B04', 'B03', 'B02'] } }
    const all = { ...model('onnx:net-s2', ['s2']), bands: { s2: ['B04', 'B03', 'B02', 'B08'] } }
    expect(inputsTitle(inputsOfModel(colour))).toBe('RGB')
    expect(inputPairs([all, colour]).map(idsOf)).toEqual([['onnx:net-rgb', 'onnx:net-s2']])
    expect(inputsTitle(addedInputs([colour, all]))).toBe('S2')
  })

  it('are paired as a person names them, whatever they see', () => {
    const models = [model('chat:a', []), model('chat:b', []), model('chat:c', [])]
    expect(namedPairs(models).map(idsOf)).toEqual([
      ['chat:a', 'chat:b'],
      ['chat:b', 'chat:c'],
    ])
    expect(inputsTitle(inputsOfModel(models[0]))).toBe('no imagery')
  })
})

describe('flips from one model to another', () => {
  const forest = (sample: string) => (sample < 'd' ? 'forest' : undefined)
  const lines = [
    ...answersOf('first', { a: 112, b: 112, c: 114, d: 112, e: null }),
    ...answersOf('second', { a: 114, b: 112, c: 112, d: null, f: 112 }),
  ]
  const flips = flipsOf('landCover', questions(lines), ['first', 'second'], { classOf: forest })

  it('are counted by what both made of a question that both were asked', () => {
    expect(flips.total.n).toBe(4)
    expect(flips.total.counts).toEqual({
      right: { right: 1, wrong: 1, unanswered: 1 },
      wrong: { right: 1, wrong: 0, unanswered: 0 },
      unanswered: { right: 0, wrong: 0, unanswered: 0 },
    })
    expect(flips.total.difference.value).toBe(-0.25)
    expect(flips.total.p).toBe(mcnemar(2, 1))
  })

  it('are counted by class too, without the samples that have none', () => {
    expect(flips.classes.map(({ label, n }) => [label, n])).toEqual([['forest', 3]])
  })

  it('of no question in common, and of truths that nobody knows, are none', () => {
    const apart = [...answersOf('first', { a: 112 }), ...answersOf('second', { b: 112 })]
    const unknown = lines.map((line) => ({ ...line, truth: null }))
    for (const none of [apart, unknown]) {
      const { total, classes } = flipsOf('landCover', questions(none), ['first', 'second'], {
        classOf: forest,
      })
      expect(total).toMatchObject({ n: 0, p: 1, difference: { value: 0, low: null, high: null } })
      expect(classes).toEqual([])
    }
  })

  it('of many classes are judged together', () => {
    const many = Array.from({ length: 400 }, (_, index) => `s${index}`)
    const right = Object.fromEntries(many.map((sample) => [sample, 112]))
    const wrong = Object.fromEntries(many.map((sample, index) => [sample, index < 8 ? 114 : 112]))
    const lines = [...answersOf('first', right), ...answersOf('second', wrong)]
    const classOf = (sample: string) =>
      String(Number(sample.slice(1)) % 8 === 0 ? 0 : Number(sample.slice(1)) % 8)
    const { total, classes } = flipsOf('landCover', questions(lines), ['first', 'second'], { classOf })
    expect(total.p).toBeLessThan(0.01)
    expect(classes.every(({ p }) => p === 1)).toBe(true)
  })
})

describe('the difference of two shares over the same questions', () => {
  it('has the interval of Bonett and Price where questions are independent', () => {
    // By the formula of the paper in numpy: n = 100, 12 only of the first, 25 only of the second.
    const units = Array.from({ length: 100 }, (_, index) => ({
      n: 1,
      onlyFirst: index < 12 ? 1 : 0,
      onlySecond: index >= 12 && index < 37 ? 1 : 0,
    }))
    const { value, low, high } = shareDifference(units)
    expect(value).toBeCloseTo(0.13, 12)
    expect(low).toBeCloseTo(0.01002794040795879, 10)
    expect(high).toBeCloseTo(0.24487402037635492, 10)
  })

  it('is not sure of itself where no answer differs', () => {
    const { value, low, high } = shareDifference(
      Array.from({ length: 10 }, () => ({ n: 1, onlyFirst: 0, onlySecond: 0 })),
    )
    expect(value).toBe(0)
    expect(low).toBeLessThan(-0.1)
    expect(high).toBeGreaterThan(0.1)
  })

  it.each([
    ['independent samples', 1, 150],
    ['tiles of eight samples', 8, 40],
  ])('holds the truth in 93 to 98 %% of data sets of %s', (_, perUnit, count) => {
    const random = Random.seeded(perUnit)
    const DATA_SETS = 1000
    let held = 0
    for (let set = 0; set < DATA_SETS; set++) {
      const { low, high } = shareDifference(Array.from({ length: count }, () => drawUnit(random, perUnit)))
      if ((low ?? 1) <= 0.1 && 0.1 <= (high ?? 0)) held++
    }
    expect(held / DATA_SETS).toBeGreaterThan(0.93)
    expect(held / DATA_SETS).toBeLessThan(0.98)
  })
})

/** Samples of which 10 % are right of the first only and 20 % of the second only; half of a unit is alike. */
function drawUnit(random: Random, n: number) {
  const draw = () => random.next()
  const shared = draw()
  const draws = Array.from({ length: n }, () => (draw() < 0.5 ? shared : draw()))
  return {
    n,
    onlyFirst: draws.filter((value) => value < 0.1).length,
    onlySecond: draws.filter((value) => value >= 0.8).length,
  }
}

function model(id: string, modalities: ModelDescription['modalities']): ModelDescription {
  return { id, title: id, tasks: ['landCover'], modalities }
}

function idsOf(pair: readonly [ModelDescription, ModelDescription]): readonly string[] {
  return pair.map(({ id }) => id)
}

function answersOf(id: string, values: Readonly<Record<string, number | null>>): readonly AnswerLine[] {
  return Object.entries(values).map(([sample, value]): AnswerLine => {
    const common = { type: 'answer', sample, model: id, task: 'landCover', raw: '', truth: 112 } as const
    return value === null ? { ...common, status: 'refused' } : { ...common, status: 'answered', value }
  })
}

function questions(lines: readonly AnswerLine[]) {
  return askedQuestions(lines, 'landCover', ['first', 'second'])
}

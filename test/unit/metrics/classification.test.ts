import { describe, expect, it } from 'vitest'
import { classificationMetrics, MAXIMUM_MATRIX_LABELS } from '../../../src/core/metrics/classification'
import { compareLabels, labelOf } from '../../../src/core/metrics/labels'

describe('classification metrics', () => {
  it('call an unanswered item wrong without making it a class', () => {
    const metrics = classificationMetrics(['112', '112', '30', '30'], ['112', null, '30', null])
    expect(metrics).toMatchObject({ n: 4, answered: 2, coverage: 0.5, accuracy: 0.5 })
    expect(metrics).toMatchObject({ macroPrecision: 1, macroRecall: 0.5, macroF1: 2 / 3 })
    expect(metrics.confusion).toEqual({
      labels: ['30', '112'],
      counts: [
        [1, 0, 1],
        [0, 1, 1],
      ],
    })
  })

  it('average over a label that occurs only in predictions', () => {
    const { macroRecall, perClass } = classificationMetrics(['30', '30'], ['30', '200'])
    expect(macroRecall).toBe(0.25)
    expect(perClass[1]).toEqual({ label: '200', support: 0, predicted: 1, precision: 0, recall: 0, f1: 0 })
  })

  it('leave an item without truth out, its prediction included', () => {
    const { n, confusion } = classificationMetrics(['30', null], ['30', '40'])
    expect(n).toBe(1)
    expect(confusion.labels).toEqual(['30'])
  })

  it('have no figures without items', () => {
    expect(classificationMetrics([], [], { bootstrap: 10 })).toEqual({
      kind: 'classification',
      n: 0,
      answered: 0,
      coverage: 0,
      accuracy: null,
      macroPrecision: null,
      macroRecall: null,
      macroF1: null,
      perClass: [],
      confusion: { labels: [], counts: [] },
    })
  })

  it('score free text of any number of labels, without a matrix', () => {
    const truth = Array.from({ length: MAXIMUM_MATRIX_LABELS + 1 }, (_, item) => `answer ${item}`)
    const { accuracy, confusion } = classificationMetrics(truth, truth)
    expect(accuracy).toBe(1)
    expect(confusion).toEqual({ labels: [], counts: [] })
  })
})

describe('labels', () => {
  it('are yes and no for whatever says so in human activity', () => {
    const values = [true, 'Yes', ' yes', 'TRUE', false, 'No']
    expect(values.map((value) => labelOf('humanActivity', value))).toEqual([
      'yes',
      'yes',
      'yes',
      'yes',
      'no',
      'no',
    ])
  })

  it('are the digits of a land-cover code', () => {
    expect(labelOf('landCover', 112)).toBe('112')
    expect(labelOf('landCover', '112')).toBe('112')
  })

  it('stand in the order of their numbers, texts behind', () => {
    expect(['yes', '112', '30', 'no', '7'].sort(compareLabels)).toEqual(['7', '30', '112', 'no', 'yes'])
  })
})

import { describe, expect, it } from 'vitest'
import { cellStatus } from '../../../src/extension/notebooks/cellStatus'
import {
  answersPayload,
  confusionPayload,
  findingsPayload,
  patchPayload,
  scatterPayload,
  tablePayload,
} from '../renderers/payloads'

describe('the line below a cell', () => {
  it('says how many questions a figure is of, and which share of them is answered', () => {
    expect(cellStatus('scatter', { ...scatterPayload, series: scatterPayload.series.slice(0, 1) })).toBe(
      '400 questions · 97.0 % answered · RMSE 58.8 [54.2, 63.9] Mg/ha',
    )
    expect(
      cellStatus('confusion', { ...confusionPayload, series: confusionPayload.series.slice(0, 1) }),
    ).toBe('430 questions · 98.1 % answered · accuracy 0.684 [0.641, 0.728]')
  })

  it('gives the range of shares where models differ, and no figure of one of them', () => {
    expect(cellStatus('table', tablePayload)).toBe('400 questions · 41.2–100.0 % answered')
  })

  it('counts rows and findings', () => {
    expect(cellStatus('answers', answersPayload)).toBe('312 questions')
    expect(cellStatus('findings', findingsPayload)).toBe('1,207 findings')
  })

  it('says nothing of one patch, or of a table without counts', () => {
    expect(cellStatus('patch', patchPayload)).toBeUndefined()
    expect(cellStatus('table', { ...tablePayload, rows: [{ model: 'a' }] })).toBeUndefined()
    expect(cellStatus('scatter', { ...scatterPayload, series: [] })).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import { sectionsOf } from '../../../src/protocol/reportSections'

describe('the sections of a report', () => {
  const kinds = (...parts: Parameters<typeof sectionsOf>) =>
    sectionsOf(...parts).map(({ title, figures }) => [title, ...figures.map(({ kind }) => kind)])

  it('show counts as numbers and as classes', () => {
    expect(kinds({ tasks: ['patchCount'] })).toContainEqual([
      'Ecological patch count',
      'scatter',
      'confusion',
      'answers',
    ])
  })

  it('show flips of the tasks that models of one family on different inputs were asked', () => {
    const sections = kinds({ tasks: ['landCover', 'agb'], flipTasks: ['agb'] })
    expect(sections).toContainEqual(['Land cover', 'confusion', 'answers'])
    expect(sections).toContainEqual(['Above-ground biomass', 'scatter', 'flips', 'answers'])
  })
})

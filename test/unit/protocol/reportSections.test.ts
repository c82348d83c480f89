import { describe, expect, it } from 'vitest'
import { DEFAULT_POLICIES } from '../../../src/core/answers/policies'
import { sectionsOf } from '../../../src/protocol/reportSections'

describe('the sections of a report', () => {
  const kinds = (...parts: Parameters<typeof sectionsOf>) =>
    sectionsOf(...parts).map(({ title, figures }) => [title, ...figures.map(({ kind }) => kind)])

  it('show counts as numbers and as classes', () => {
    expect(kinds({ tasks: ['patchCount'] })).toContainEqual([
      'Ecological patch count',
      'scatter',
      'residuals',
      'confusion',
      'answers',
    ])
  })

  it('show flips of the tasks that models of one family on different inputs were asked', () => {
    const sections = kinds({ tasks: ['landCover', 'agb'], flipTasks: ['agb'] })
    expect(sections).toContainEqual(['Land cover', 'confusion', 'answers'])
    expect(sections).toContainEqual(['Above-ground biomass', 'scatter', 'residuals', 'flips', 'answers'])
  })

  it('show the order of models where there are several, and what they leave unanswered where they use words', () => {
    const model = { id: 'm', title: 'M', synthetic: false, tasks: [] }
    const policies = DEFAULT_POLICIES
    const two = kinds({ tasks: ['agb'], policies, models: [model, { ...model, id: 'n' }] })
    expect(two[0]).toEqual(['Metrics', 'report', 'leaderboard'])
    const figures = ['scatter', 'residuals', 'numbers', 'coverage', 'answers']
    expect(two[1]).toEqual(['Above-ground biomass', ...figures])
    expect(kinds({ tasks: ['agb'], models: [model] })[0]).toEqual(['Metrics', 'report'])
  })
})

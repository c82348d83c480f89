import { describe, expect, it } from 'vitest'
import { presenceIn } from '../../../src/core/annotation/facts/activity'
import { coverClaims } from '../../../src/core/annotation/rules/coverClaims'
import { tasksAskedFor } from '../../../src/core/dataset/annotations/questions'
import { readAnnotation } from '../../../src/core/dataset/annotations/readAnnotation'

describe('a question with options', () => {
  const question =
    'Which land cover is at the centre? A) Urban / built up B) Cultivated / agriculture C) Shrubs'

  it('asks for the task that it speaks of, whatever its options are', () => {
    expect(tasksAskedFor(question)).toEqual(['landCover'])
  })

  it('is answered by a letter alone', () => {
    expect(readAnnotation({ question, answer: 'B' })).toEqual({ kind: 'truth', task: 'landCover', value: 40 })
  })
})

describe('human activity', () => {
  const presence = (question: string, answer: string) => presenceIn([{ question, answer }])

  it('is denied of people as of humans', () => {
    expect(presence('Have people shaped any part of this patch?', 'no')).toBe(false)
    expect(presence('Is there any human activity?', 'no')).toBe(false)
  })

  it('is not denied by a comparison that fails', () => {
    expect(presence('Do people use more than half of this patch?', 'no')).toBeUndefined()
    expect(presence('Is the larger part of human use free of farming?', 'yes')).toBeUndefined()
  })
})

describe('what a text claims of classes', () => {
  const claimed = (text: string) =>
    coverClaims(text).map(({ codes, isDenied, share }) => [codes?.join(), isDenied, share?.words])

  it('tells neighbours in a list apart', () => {
    expect(
      claimed('closed evergreen needleleaf forest, closed deciduous broadleaf forest and shrubland'),
    ).toEqual([
      ['111', false, undefined],
      ['114', false, undefined],
      ['20', false, undefined],
    ])
  })

  it('gives every class its own share, before or after it', () => {
    expect(claimed('62 % of it is shrubland, and cultivated land (30 %)')).toEqual([
      ['20', false, '62 %'],
      ['40', false, '30 %'],
    ])
    expect(claimed('farmland covers 12 % and permanent water 3.5 %')).toEqual([
      ['40', false, '12 %'],
      ['80', false, '3.5 %'],
    ])
  })

  it('takes cultivated and built-up land together where they are named together', () => {
    expect(claimed('70 % is neither cultivated nor built up')).toEqual([['40,50', true, '70 %']])
  })

  it('knows what is denied, and how far a denial reaches', () => {
    expect(claimed('there is no open forest here')).toEqual([['121,122,123,124,125,126', true, undefined]])
    expect(claimed('no human activity in the shrubland')).toEqual([['20', false, undefined]])
  })
})

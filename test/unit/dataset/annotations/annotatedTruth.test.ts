import { describe, expect, it } from 'vitest'
import { truthOfAnnotations } from '../../../../src/core/dataset/annotations/annotatedTruth'
import { pairsOfConversation } from '../../../../src/core/dataset/annotations/conversation'
import { readAnnotation } from '../../../../src/core/dataset/annotations/readAnnotation'

describe('the task of a question is told by its words and by what answers it', () => {
  it.each([
    ['What is the above-ground biomass of this patch?', '134.2 Mg/ha', 'agb', 134.2],
    ['Estimate the AGB.', '98', 'agb', 98],
    ['Given the land cover, estimate the AGB.', '98.5 Mg/ha', 'agb', 98.5],
    ['How many land-cover patches are there?', '20', 'patchCount', 20],
    ['Count the ecological patches in this forest.', 'seven', 'patchCount', 7],
    ['What is the number of distinct units affected by human activity?', '3 units', 'patchCount', 3],
    ['Which land cover class dominates?', 'Closed forest, mixed', 'landCover', 115],
    ['What is the land use here?', 'cropland', 'landCover', 40],
    ['Considering human activity, estimate the biomass.', '3 Mg/ha', 'agb', 3],
    ['Describe it.', 'The AGB is 12 Mg/ha.', 'agb', 12],
  ])('%s %s', (question, answer, task, value) => {
    expect(readAnnotation({ question, answer })).toEqual({ kind: 'truth', task, value })
  })

  it('human activity keeps its question, with yes and no in one spelling', () => {
    const question = 'Is there any human activity in this patch?'
    expect(readAnnotation({ question, answer: 'Yes, a road.' })).toEqual({
      kind: 'truth',
      task: 'humanActivity',
      value: { question, answer: 'yes' },
    })
  })

  it.each([
    ['Describe the image.', 'A green forest with a river.'],
    ['What season is it?', 'summer'],
    ['How tall are the trees?', '25 m'],
  ])('%s is about none of the tasks', (question, answer) => {
    expect(readAnnotation({ question, answer })).toEqual({ kind: 'other' })
  })

  it.each([
    ['What is the biomass?', 'I cannot tell.', 'agb'],
    ['Is the biomass above 100 Mg/ha?', 'yes', 'agb'],
    ['How many patches?', '5 to 7', 'patchCount'],
    ['What human activity dominates the land cover?', 'agriculture', 'humanActivity'],
  ])('%s %s is not guessed', (question, answer, task) => {
    expect(readAnnotation({ question, answer })).toMatchObject({ kind: 'unread', task })
  })

  it('a task that is named decides', () => {
    expect(readAnnotation({ question: 'Estimate.', answer: '112' }, 'landCover')).toMatchObject({
      value: 112,
    })
    expect(readAnnotation({ question: 'Estimate.', answer: '112' }, 'agb')).toMatchObject({ value: 112 })
  })
})

describe('a conversation is read as questions and answers', () => {
  it('as LLaVA writes it, without image tokens', () => {
    const turns = [
      { from: 'human', value: '<image>\nHow many patches?' },
      { from: 'gpt', value: '7' },
      { from: 'human', value: '[vqa] Is there a road?' },
      { from: 'gpt', value: 'No.' },
    ]
    const pairs = [
      { question: 'How many patches?', answer: '7' },
      { question: 'Is there a road?', answer: 'No.' },
    ]
    expect(pairsOfConversation(turns)).toEqual(pairs)
    expect(pairsOfConversation(JSON.stringify(turns))).toEqual(pairs)
  })

  it('as OpenAI writes it, with content in parts and a system turn', () => {
    const turns = [
      { role: 'system', content: 'You are an expert.' },
      {
        role: 'user',
        content: [
          { type: 'image_url', image_url: { url: 'a.png' } },
          { type: 'text', text: 'What is the AGB?' },
        ],
      },
      { role: 'assistant', content: '12.5 Mg/ha' },
      { role: 'user', content: 'And now?' },
    ]
    expect(pairsOfConversation(turns)).toEqual([{ question: 'What is the AGB?', answer: '12.5 Mg/ha' }])
  })

  it('nothing else is one', () => {
    for (const cell of ['hello', 7, [], [{ from: 'human' }], { from: 'human', value: '' }])
      expect(pairsOfConversation(cell)).toBeUndefined()
  })
})

describe('truth of all answers about a sample', () => {
  it('is put together by task', () => {
    const { truth, problems } = truthOfAnnotations([
      { question: 'Is there human activity?', answer: 'no' },
      { question: 'Which land cover?', answer: 'Open forest, mixed' },
      { question: 'How many patches?', answer: 'two' },
      { question: 'What is the AGB?', answer: '55 Mg/ha' },
      { question: 'Describe it.', answer: 'Green.' },
    ])
    expect(problems).toEqual([])
    expect(truth).toEqual({
      humanActivity: [{ question: 'Is there human activity?', answer: 'no' }],
      landCover: 125,
      patchCount: 2,
      agb: 55,
    })
  })

  it('is none where answers disagree or refuse, and says so', () => {
    const { truth, problems, disagreements } = truthOfAnnotations([
      { question: 'AGB?', answer: '55' },
      { question: 'AGB again?', answer: '60' },
      { question: 'How many patches?', answer: 'I cannot count them' },
    ])
    expect(truth).toEqual({})
    expect(disagreements).toEqual([
      'its answers disagree about the above-ground biomass: 55 and 60; it is left out',
    ])
    expect(problems).toEqual([
      'the answer "I cannot count them" is no ecological patch count: it is a refusal; it is left out',
    ])
  })
})

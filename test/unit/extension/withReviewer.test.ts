import { describe, expect, it } from 'vitest'
import { type ReviewerNames, withReviewer } from '../../../src/extension/figures/withReviewer'
import type { ReviewQuery } from '../../../src/protocol/reviews'

const SOURCE = { dataset: 'demo', annotations: '/data/demo.reo-annotations.jsonl' }
const TEXTS: ReviewQuery = { kind: 'review-texts', source: SOURCE, aim: 'review', sample: 'a' }
const DECISION: ReviewQuery = {
  kind: 'review-decision',
  source: SOURCE,
  aim: 'review',
  sample: 'a',
  text: 'a/agb/1',
  decision: { verdict: 'accept' },
}

/** Names as settings and an input box give them, with what became of both. */
function namesOf(setting: string | undefined, given?: string) {
  const told = { asked: 0, kept: setting }
  const names: ReviewerNames = {
    known: () => told.kept,
    ask: async () => {
      told.asked++
      return given
    },
    keep: async (name) => void (told.kept = name),
  }
  return { told, names }
}

describe('the name under which the user reviews', () => {
  it('is that of the output, else that of the settings', async () => {
    const { told, names } = namesOf('Bo')
    expect(await withReviewer({ ...DECISION, reviewer: 'Ana' }, names)).toMatchObject({ reviewer: 'Ana' })
    expect(await withReviewer(DECISION, names)).toMatchObject({ reviewer: 'Bo' })
    expect(await withReviewer(TEXTS, names)).toMatchObject({ reviewer: 'Bo' })
    expect(told.asked).toBe(0)
  })

  it('is asked for before the first decision, and once', async () => {
    const { told, names } = namesOf(undefined, ' Cleo ')
    expect(await withReviewer(TEXTS, names)).toEqual(TEXTS)
    expect(told.asked).toBe(0)
    expect(await withReviewer(DECISION, names)).toMatchObject({ reviewer: 'Cleo' })
    expect(await withReviewer(DECISION, names)).toMatchObject({ reviewer: 'Cleo' })
    expect(told).toEqual({ asked: 1, kept: 'Cleo' })
  })

  it.each([undefined, '', '   '])('is not made up where %j is given', async (given) => {
    const { told, names } = namesOf(undefined, given)
    await expect(withReviewer(DECISION, names)).rejects.toThrow('Nothing is written without a name')
    expect(told.kept).toBeUndefined()
  })

  it('is no part of other questions', async () => {
    const { names } = namesOf('Bo')
    const patch = { kind: 'patch', source: SOURCE, sample: 'a' } as const
    expect(await withReviewer(patch, names)).toBe(patch)
  })
})

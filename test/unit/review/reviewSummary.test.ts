import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAnnotations } from '../../../src/core/annotation/readAnnotations'
import { chooseForReview } from '../../../src/core/review/chooseForReview'
import { exportReviewed } from '../../../src/core/review/exportReviewed'
import { recordDecision } from '../../../src/core/review/recordDecision'
import { readReviewState } from '../../../src/core/review/reviewedTexts'
import type { Decision } from '../../../src/core/review/reviewLog'
import { summariseReview } from '../../../src/core/review/reviewSummary'
import { type TextInShort, writeAnnotations } from '../../support/annotationFile'
import { MemoryDataset } from '../../support/memoryDataset'

const ACCEPT: Decision = { verdict: 'accept' }
const REJECT: Decision = { verdict: 'reject', reason: 'wrong class' }
const correct = (answer: string): Decision => ({ verdict: 'correct', answer, reason: 'a slip' })

const TEXTS: readonly TextInShort[] = [
  ...[100, 200, 300, 400].map((value, index) => ({
    sample: `s-${index}`,
    task: 'agb' as const,
    answer: `About ${value} Mg/ha.`,
    value,
  })),
  { sample: 's-0', task: 'landCover', answer: 'Shrubs.', value: 20, split: 'val' },
]

describe('a review by two', () => {
  let folder: string
  let annotations: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'reo-summary-'))
    annotations = writeAnnotations(folder, TEXTS)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** Decisions by reviewer in the order of the texts. */
  async function decide(decisions: Readonly<Record<string, readonly (Decision | undefined)[]>>) {
    const { header, texts } = await readAnnotations(annotations)
    for (const [reviewer, own] of Object.entries(decisions))
      for (const [index, decision] of own.entries())
        if (decision !== undefined)
          await recordDecision(
            { annotations, header, text: texts[index], reviewer, settles: reviewer === 'Cleo' },
            decision,
          )
  }
  async function summary() {
    const { reviewed, reviewers, total } = await readReviewState(annotations)
    return summariseReview(reviewed, reviewers, total)
  }

  it('has progress, outcomes, and agreement on verdicts and on numbers', async () => {
    await decide({
      Ana: [ACCEPT, ACCEPT, correct('About 310 Mg/ha.'), REJECT],
      Bo: [ACCEPT, correct('About 190 Mg/ha.'), correct('About 310 Mg/ha.'), REJECT],
    })
    const { total, reviewers, outcomes, agreement } = await summary()
    expect({ total, outcomes }).toEqual({
      total: 5,
      outcomes: { accepted: 1, corrected: 1, rejected: 1, disputed: 1, open: 1 },
    })
    expect(reviewers).toEqual([
      { reviewer: 'Ana', decided: 4, verdicts: { accept: 2, correct: 1, reject: 1 } },
      { reviewer: 'Bo', decided: 4, verdicts: { accept: 1, correct: 2, reject: 1 } },
    ])
    // Observed 3/4; expected (2·1 + 1·2 + 1·1) / 16.
    const [{ kappa }] = agreement.pairs
    expect(kappa?.kappa?.value).toBeCloseTo((3 / 4 - 5 / 16) / (1 - 5 / 16), 12)
    expect(agreement.values).toMatchObject([{ task: 'agb', alpha: { things: 3, ratings: 6 } }])
    expect(agreement.values[0].alpha.alpha?.value).toBeGreaterThan(0.99)
  })

  it('has no agreement where they share no text, and says where it is not defined', async () => {
    await decide({ Ana: [ACCEPT], Bo: [undefined, ACCEPT] })
    expect((await summary()).agreement).toEqual({
      pairs: [{ reviewers: ['Ana', 'Bo'], kappa: null }],
      verdicts: null,
      values: [],
    })
    await decide({ Ana: [ACCEPT, ACCEPT], Bo: [ACCEPT, ACCEPT] })
    const { pairs, verdicts } = (await summary()).agreement
    expect(pairs).toMatchObject([{ kappa: { n: 2, observed: 1, kappa: null } }])
    expect(verdicts).toMatchObject({ things: 2, alpha: null })
  })

  it('counts nothing before anybody has decided', async () => {
    expect(await summary()).toMatchObject({ reviewers: [], outcomes: { open: 5 }, agreement: { pairs: [] } })
  })

  it('is exported as annotations of what was found right, with who found it', async () => {
    await decide({
      Ana: [ACCEPT, ACCEPT, correct('About 310 Mg/ha.'), REJECT, ACCEPT],
      Bo: [ACCEPT, REJECT, correct('About 310 Mg/ha.'), REJECT],
    })
    const out = path.join(folder, 'reviewed.reo-annotations.jsonl')
    expect(await exportReviewed(annotations, out, { split: 'test' })).toEqual({
      path: out,
      accepted: 1,
      corrected: 1,
      rejected: 1,
      disputed: 1,
      waiting: 0,
    })
    const { header, texts, removed, end, problems } = await readAnnotations(out)
    expect(problems).toEqual([])
    expect(header.id).not.toBe('annotations-1')
    expect(texts).toMatchObject([
      { id: 's-0/agb/1', answer: 'About 100 Mg/ha.', value: 100 },
      { id: 's-2/agb/1', answer: 'About 310 Mg/ha.', value: 310 },
    ])
    expect(texts.map(({ checks }) => checks.at(-1))).toEqual([
      { rule: 'review', outcome: 'passed', detail: 'by Ana, Bo' },
      { rule: 'review', outcome: 'mended', detail: 'by Ana, Bo: a slip' },
    ])
    expect(removed).toMatchObject([{ id: 's-3/agb/1', reasons: ['review'] }])
    expect(end).toMatchObject({ samples: 2, texts: 2, removed: 1, mended: 1 })
    await expect(exportReviewed(annotations, out)).rejects.toThrow('exists already')
  })

  it('is exported by as many reviewers as are wanted, and as disagreements are settled', async () => {
    await decide({
      Ana: [ACCEPT, ACCEPT, ACCEPT],
      Bo: [ACCEPT, REJECT],
      Cleo: [undefined, correct('About 210 Mg/ha.')],
    })
    const out = path.join(folder, 'reviewed.reo-annotations.jsonl')
    expect(await exportReviewed(annotations, out, { reviewers: 2 })).toMatchObject({
      accepted: 1,
      corrected: 1,
      waiting: 1,
    })
    const { texts } = await readAnnotations(out)
    expect(texts[1].checks.at(-1)).toEqual({ rule: 'review', outcome: 'mended', detail: 'by Cleo: a slip' })
  })

  it('is not exported to a file that is no annotations', async () => {
    await expect(exportReviewed(annotations, path.join(folder, 'out.jsonl'))).rejects.toThrow('are named')
    expect(readdirSync(folder)).toHaveLength(1)
    expect(existsSync(annotations)).toBe(true)
  })
})

describe('samples chosen from annotations', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'reo-chosen-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const annotations = writeAnnotations(folder, TEXTS)
  const plan = { count: 10, by: ['agb'], seed: 0 } as const
  const dataset = (ids: readonly string[]) => async () =>
    new MemoryDataset(ids.map((id) => ({ id, truth: { agb: 10 } })))

  it('are those that the data set has, with their texts counted', async () => {
    const chosen = await chooseForReview(annotations, dataset(['s-0', 's-1', 'x']), plan)
    expect(chosen).toMatchObject({ available: 2, missing: 2, texts: 3 })
    expect([...chosen.samples].sort()).toEqual(['s-0', 's-1'])
    const ofVal = await chooseForReview(annotations, dataset(['s-0']), { ...plan, split: 'test' })
    expect(ofVal).toMatchObject({ available: 1, texts: 1 })
  })

  it('cannot be chosen where there is nothing to choose from', async () => {
    await expect(chooseForReview(annotations, dataset(['x']), plan)).rejects.toThrow(
      'has none of the samples',
    )
    await expect(chooseForReview(annotations, dataset(['s-0']), { ...plan, split: 'train' })).rejects.toThrow(
      'no texts of the split train',
    )
  })
})

import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Locator } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type DrivenVscode, driveVscode } from '../../scripts/lib/drivenVscode.mjs'
import { notebookOf, openNotebook, outputFrame, runAllCells } from '../../scripts/lib/notebook.mjs'
import { readAnnotations } from '../../src/core/annotation/readAnnotations'
import { exportReviewed } from '../../src/core/review/exportReviewed'
import { readReviewState } from '../../src/core/review/reviewedTexts'
import { summariseReview } from '../../src/core/review/reviewSummary'
import { writeAnnotations } from '../support/annotationFile'
import { writeDatasetWithOneImage } from '../support/smallDataset'
import { closeAfterTests } from '../support/windowOfTests'

const CELLS = [
  `reo.review('demo.reo-annotations.jsonl', { samples: 20, reviewer: 'Ana' })`,
  `reo.review('demo.reo-annotations.jsonl', { samples: 20 })`,
]
const SETTLING = `reo.review('demo.reo-annotations.jsonl').disagreements()`

/** What each reviewer decides about the text of each sample: a to accept, c to correct, r to reject. */
const DECISIONS = { Ana: 'aaaaaaaaaaaarrrrrcca', Bo: 'aaaaaaaaaarrarrrrccc' } as const
type Reviewer = keyof typeof DECISIONS

/**
 * By hand: 16 of 20 alike; by chance (13·11 + 2·3 + 5·6) / 400 = 0.4475; so κ = (0.8 − 0.4475) / 0.5525. scikit-learn's
 * cohen_kappa_score gives the same.
 */
const KAPPA = 0.6380090497737556

const SAMPLES = Array.from({ length: 20 }, (_, index) => `s-${index}`)
const CELLS_END_WITHIN_MS = 150_000

describe('A review by two people, in a real VS Code', () => {
  let workspace: string
  let annotations: string
  let vscode: DrivenVscode

  beforeAll(async () => {
    workspace = await mkdtemp(path.join(tmpdir(), 'reo-review-'))
    const dataset = await writeDatasetWithOneImage(path.join(workspace, 'data'), 20)
    const texts = SAMPLES.map((sample, index) => ({
      sample,
      task: 'agb' as const,
      answer: `About ${index} Mg/ha.`,
      value: index,
    }))
    annotations = writeAnnotations(workspace, texts, dataset)
    vscode = await driveVscode({ folder: workspace, settings: { 'reo.reviewer': 'Bo' } })
    await run('review.ipynb', CELLS)
  })

  closeAfterTests(() => ({ vscode, folder: workspace }))

  async function run(name: string, cells: readonly string[]): Promise<void> {
    const file = path.join(workspace, name)
    await writeFile(file, notebookOf(cells))
    await openNotebook(vscode, file)
    const states = await runAllCells(vscode, CELLS_END_WITHIN_MS)
    expect(states.map(({ error }) => error)).toEqual(cells.map(() => null))
    await vscode.page.setViewportSize({ width: 1400, height: 5000 })
  }

  const reviews = () => outputFrame(vscode.page).locator('[data-reo-renderer=review][data-reo-state=ready]')
  const active = (review: Locator) => review.locator('.reo-review-active')

  /** Decides about all texts by keys alone, in the order in which they come. */
  async function reviewBy(reviewer: Reviewer, review: Locator): Promise<void> {
    for (let decided = 1; decided <= SAMPLES.length; decided++) {
      const id = await active(review).getAttribute('data-reo-text')
      const index = SAMPLES.findIndex((sample) => id === `${sample}/agb/1`)
      await decide(active(review), DECISIONS[reviewer][index])
      const progress = `${decided} of 20 texts decided by ${reviewer}`
      await review.locator('.reo-review-progress', { hasText: progress }).waitFor()
      if (decided < SAMPLES.length)
        await review.locator(`.reo-review-active:not([data-reo-text="${id}"])`).waitFor()
    }
  }

  async function decide(text: Locator, key: string): Promise<void> {
    await text.press(key)
    const { keyboard } = vscode.page
    if (key === 'r') {
      await text.locator('input').waitFor()
      await keyboard.type('wrong value')
      await keyboard.press('Enter')
    }
    if (key === 'c') {
      await text.locator('textarea').last().fill('About 77 Mg/ha.')
      await keyboard.press('Control+Enter')
    }
  }

  it.each([
    ['Ana', 'by the name in the cell', 0],
    ['Bo', 'by the name in the settings', 1],
  ] as const)('is done by %s with keys alone, %s', async (reviewer, _, cell) => {
    const review = reviews().nth(cell)
    await active(review).waitFor()
    await review.locator('.reo-review-patch canvas').first().waitFor()
    await reviewBy(reviewer, review)
    await review.locator('.reo-notice', { hasText: 'Done: every text is decided.' }).waitFor()
  })

  it('tells the κ that was worked out by hand', async () => {
    const standing = reviews().nth(1).locator('.reo-review-standing')
    await standing
      .locator('tr', { hasText: 'verdicts of Ana and Bo' })
      .locator('td', { hasText: '0.638' })
      .waitFor()
    const { reviewed, reviewers, total } = await readReviewState(annotations)
    const { agreement, outcomes } = summariseReview(reviewed, reviewers, total)
    expect(agreement.pairs[0]?.kappa?.kappa?.value).toBeCloseTo(KAPPA, 12)
    expect(outcomes).toEqual({ accepted: 10, corrected: 2, rejected: 4, disputed: 4, open: 0 })
  })

  it('has its disagreements settled, after which the reviewed texts are exported', async () => {
    await vscode.run(async (api) => {
      await api.window.activeNotebookEditor?.notebook.save()
      await api.commands.executeCommand('workbench.action.closeAllEditors')
    })
    await run('settle.ipynb', [SETTLING])
    const review = reviews().first()
    for (let left = 3; left >= 0; left--) {
      await active(review).waitFor()
      const id = await active(review).getAttribute('data-reo-text')
      await active(review).locator('[data-reo-follow="0"]').click()
      const progress = left === 0 ? 'All disagreements are settled.' : `${left} disagreement`
      await review.locator('.reo-review-progress', { hasText: progress }).waitFor()
      if (left > 0) await review.locator(`.reo-review-active:not([data-reo-text="${id}"])`).waitFor()
    }
    const out = path.join(workspace, 'reviewed.reo-annotations.jsonl')
    expect(await exportReviewed(annotations, out, { reviewers: 2 })).toMatchObject({
      accepted: 13,
      corrected: 2,
      rejected: 5,
      disputed: 0,
    })
    expect((await readAnnotations(out)).texts).toHaveLength(15)
  })
})

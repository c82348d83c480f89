import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAnnotations } from '../../../src/core/annotation/readAnnotations'
import { recordDecision } from '../../../src/core/review/recordDecision'
import type { Decision } from '../../../src/core/review/reviewLog'
import { writeAnnotations } from '../../support/annotationFile'
import { bundleReoCommand, type ReoCommand } from '../../support/reoCommand'

const ACCEPT: Decision = { verdict: 'accept' }
const REJECT: Decision = { verdict: 'reject', reason: 'wrong value' }

describe('reo annotate review', () => {
  let folder: string
  let annotations: string
  let reo: ReoCommand
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'reo-review-command-'))
    reo = await bundleReoCommand()
    annotations = writeAnnotations(
      folder,
      Array.from({ length: 10 }, (_, index) => ({
        sample: `s-${index}`,
        task: 'agb',
        answer: `About ${index} Mg/ha.`,
        value: index,
      })),
    )
  }, 60_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function decide(reviewer: string, decisions: readonly Decision[]) {
    const { header, texts } = await readAnnotations(annotations)
    for (const [index, decision] of decisions.entries())
      await recordDecision({ annotations, header, text: texts[index], reviewer, settles: false }, decision)
  }

  it('says that nobody has decided yet', async () => {
    const { code, stdout } = await reo.run('annotate', 'review', annotations, '--stats')
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('10 open') })
    expect(stdout).toContain('Nobody has decided about a text yet.')
  })

  it('tells progress and agreement, names lines that cannot be read, and exports what was found right', async () => {
    await decide('Ana', [ACCEPT, ACCEPT, ACCEPT, REJECT, REJECT])
    await decide('Bo', [ACCEPT, ACCEPT, REJECT, REJECT])
    appendFileSync(path.join(folder, 'demo.bo.reo-review.jsonl'), 'edited by hand\n')
    const out = path.join(folder, 'reviewed.reo-annotations.jsonl')
    const { code, stdout, stderr } = await reo.run(
      ...['annotate', 'review', annotations, '--bootstrap', '0', '--export', out, '--reviewers', '2'],
    )
    expect(code).toBe(0)
    expect(stdout).toContain('2 accepted, 0 corrected, 2 rejected, 1 disputed, 5 open')
    // Of four texts three alike; chance alone 3/4 · 2/4 + 1/4 · 2/4 = 1/2.
    expect(stdout).toMatch(/verdicts of Ana and Bo +Cohen's κ +0\.500 +4 +75\.0 %/)
    expect(stdout).toContain(
      '2 texts, 0 of them corrected; 1 rejected, left out 1 disputed and 1 that too few',
    )
    expect(stderr).toContain('demo.bo.reo-review.jsonl:6: This line is not JSON')
    expect((await readAnnotations(out)).texts.map(({ sample }) => sample)).toEqual(['s-0', 's-1'])
  })

  it('gives all of it as JSON', async () => {
    const { stdout } = await reo.run('annotate', 'review', annotations, '--json', '--bootstrap', '0')
    expect(JSON.parse(stdout)).toMatchObject({
      total: 10,
      reviewers: [{ reviewer: 'Ana', decided: 5 }, { reviewer: 'Bo' }],
      agreement: { pairs: [{ kappa: { n: 4, kappa: { value: 0.5 } } }] },
      problems: [{ message: 'This line is not JSON' }],
    })
  })

  it('fails with a line that says why', async () => {
    const choice = await reo.run('annotate', 'review', annotations, '--reviewers', '2')
    expect(choice).toMatchObject({ code: 1, stderr: expect.stringContaining('Give --export too') })
    const missing = await reo.run('annotate', 'review', path.join(folder, 'no.reo-annotations.jsonl'))
    expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining('no.reo-annotations.jsonl') })
  })
})

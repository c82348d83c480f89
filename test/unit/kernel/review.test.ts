import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readAnnotations } from '../../../src/core/annotation/readAnnotations'
import type { Decision } from '../../../src/core/review/reviewLog'
import { Reo } from '../../../src/kernel/api/reo'
import { DISPLAY } from '../../../src/kernel/outputs/valueBundle'
import { Resources } from '../../../src/kernel/resources/resources'
import { StatusReporter } from '../../../src/kernel/resources/statusReporter'
import { answerQuery } from '../../../src/kernel/service/queries'
import { MIMES } from '../../../src/protocol/mimes'
import type { ReviewAim } from '../../../src/protocol/reviews'
import { parseKernelParams, parseKernelResult, parsePayload } from '../../../src/protocol/validation'
import { writeAnnotations } from '../../support/annotationFile'
import { writeDatasetWithoutImages } from '../../support/smallDataset'

const ACCEPT: Decision = { verdict: 'accept' }

describe('a review of annotations', () => {
  let folder: string
  let source: { readonly dataset: string; readonly annotations: string }
  let resources: Resources

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'reo-review-'))
    const dataset = await writeDatasetWithoutImages(path.join(folder, 'data'), 30)
    const texts = ['s-1', 's-2', 's-3', 'gone'].flatMap((sample) => [
      { sample, task: 'agb' as const, answer: 'About 1 Mg/ha.', value: 1 },
      { sample, task: 'landCover' as const, answer: 'Shrubs.', value: 20 },
    ])
    source = { dataset, annotations: writeAnnotations(folder, texts, dataset) }
    resources = resourcesOf(false)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  function resourcesOf(restricted: boolean): Resources {
    const params = {
      storagePath: folder,
      modelsPath: folder,
      workingDirectory: folder,
      device: 'cpu',
      restricted,
    } as const
    return new Resources(params, new StatusReporter(() => {}))
  }

  /** As it goes through both processes. */
  async function ask(query: object, by = resources) {
    const { query: checked } = parseKernelParams('query', JSON.parse(JSON.stringify({ query })))
    return parseKernelResult('query', JSON.parse(JSON.stringify(await answerQuery(by, checked))))
  }
  const texts = (reviewer: string | undefined, sample: string, aim: ReviewAim = 'review') =>
    ask({ kind: 'review-texts', source, aim, sample, ...(reviewer && { reviewer }) })
  const decide = (
    reviewer: string | undefined,
    text: string,
    decision: object = ACCEPT,
    aim: ReviewAim = 'review',
  ) => {
    const [sample] = text.split('/')
    const named = reviewer === undefined ? {} : { reviewer }
    return ask({ kind: 'review-decision', source, aim, sample, text, decision, ...named })
  }
  const progress = async (reviewer: string) =>
    ask({ kind: 'review-progress', source, samples: ['s-1', 's-2', 's-3'], reviewer })
  const payloadOf = async (shown: { [DISPLAY](): unknown }) => {
    const bundle = (await shown[DISPLAY]()) as Record<string, unknown>
    return { bundle, payload: parsePayload('review', JSON.parse(JSON.stringify(bundle[MIMES.review]))) }
  }

  it('is an output with the samples that are in the data set, spread over what is asked for', async () => {
    const review = new Reo(resources).review('demo.reo-annotations.jsonl', { samples: 2, by: ['landCover'] })
    const { bundle, payload } = await payloadOf(review)
    expect(payload).toMatchObject({
      source,
      aim: 'review',
      available: 3,
      missing: 1,
      standing: { total: 4, reviewers: [] },
      strata: [{ title: 'Land cover', levels: [{ chosen: 1 }, { chosen: 1 }] }],
    })
    expect(payload.reviewer).toBeUndefined()
    expect(bundle['text/plain']).toContain('2 of 3 samples, 4 texts: 4 open')
  })

  it('writes what is decided and shows each reviewer only the own verdicts', async () => {
    await decide('Ana', 's-1/agb/1', { verdict: 'correct', answer: 'About 2 Mg/ha.' })
    expect(await texts('Ana', 's-1')).toMatchObject({
      reviewer: 'Ana',
      truth: { agb: 1, landCover: 112 },
      texts: [
        {
          id: 's-1/agb/1',
          value: 1,
          own: { verdict: 'correct', answer: 'About 2 Mg/ha.', value: 2 },
          verdicts: [],
        },
        { id: 's-1/landCover/1' },
      ],
    })
    const others = await texts('Bo', 's-1')
    expect(JSON.stringify(others)).not.toContain('About 2')
    expect(readdirSync(folder)).toContain('demo.ana.reo-review.jsonl')
  })

  it('tells progress and agreement, and takes decisions back', async () => {
    await decide('Ana', 's-1/agb/1')
    await decide('Ana', 's-2/agb/1')
    await decide('Bo', 's-1/agb/1', { verdict: 'reject', reason: 'wrong value' })
    expect(await progress('Ana')).toMatchObject({
      progress: {
        reviewer: 'Ana',
        standing: {
          total: 6,
          outcomes: { accepted: 1, disputed: 1, open: 4 },
          agreement: [{ texts: 1 }, {}],
        },
        samples: [
          { texts: 2, decided: 1, disputed: 1 },
          { texts: 2, decided: 1, disputed: 0 },
          { texts: 2, decided: 0, disputed: 0 },
        ],
      },
    })
    await decide('Bo', 's-1/agb/1', { verdict: 'undo' })
    expect(await progress('Bo')).toMatchObject({
      progress: { samples: [{ decided: 0, disputed: 0 }, {}, {}] },
    })
  })

  it('has disagreements settled, after which the reviewed texts are exported', async () => {
    await decide('Ana', 's-1/agb/1')
    await decide('Bo', 's-1/agb/1', { verdict: 'reject', reason: 'wrong value' })
    const review = new Reo(resources).review('demo.reo-annotations.jsonl')
    const { payload } = await payloadOf(review.disagreements())
    expect(payload).toMatchObject({
      aim: 'settle',
      samples: ['s-1'],
      standing: { outcomes: { disputed: 1 } },
    })
    expect(await texts('Cleo', 's-1', 'settle')).toMatchObject({
      texts: [
        { id: 's-1/agb/1', verdicts: [{ reviewer: 'Ana' }, { reviewer: 'Bo', reason: 'wrong value' }] },
      ],
    })
    await decide('Cleo', 's-1/agb/1', ACCEPT, 'settle')
    expect((await payloadOf(review.disagreements())).payload.samples).toEqual([])
    const { path: out } = await review.export('done.reo-annotations.jsonl')
    expect((await readAnnotations(out)).texts).toMatchObject([{ id: 's-1/agb/1' }])
    const { payload: agreement } = { payload: await review.agreement({ bootstrap: 100 }).payload() }
    expect(agreement).toMatchObject({ rows: [{ of: 'verdicts of Ana and Bo', texts: 1 }, {}] })
  })

  it('refuses what it must not do', async () => {
    await expect(decide(undefined, 's-1/agb/1')).rejects.toThrow('Nobody has said who reviews')
    await expect(decide('Ana', 's-1/agb/9')).rejects.toThrow('no text s-1/agb/9')
    await expect(decide('Ana', 's-1/agb/1', { verdict: 'reject' })).rejects.toThrow('not valid')
    await expect(
      ask({ kind: 'review-texts', source, aim: 'review', sample: 's-1' }, resourcesOf(true)),
    ).rejects.toThrow('not trusted')
    const elsewhere = { ...source, annotations: path.join(folder, 'data', 'samples.jsonl') }
    await expect(
      ask({ kind: 'review-texts', source: elsewhere, aim: 'review', sample: 's-1' }),
    ).rejects.toThrow('annotation')
    expect(() => new Reo(resources).review('x', { sample: 3 } as object)).toThrow('no option "sample"')
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('shows texts without truth where the data set is gone', async () => {
    rmSync(source.dataset, { recursive: true })
    const found = await texts('Ana', 's-1')
    expect(found).toMatchObject({ texts: [{}, {}] })
    expect(found).not.toHaveProperty('truth')
  })
})

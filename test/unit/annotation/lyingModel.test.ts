import { once } from 'node:events'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { AnnotationText } from '../../../src/core/annotation/annotationLog'
import { checkAnnotations } from '../../../src/core/annotation/checkAnnotations'
import type { AnnotationResult } from '../../../src/core/annotation/generation/generateAnnotations'
import { readAnnotations } from '../../../src/core/annotation/readAnnotations'
import { readCatalogue, shippedCatalogue } from '../../../src/core/annotation/templates/readCatalogue'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { writeDemoDataset } from '../../../src/core/demo/writeDemoDataset'
import { preflightReply, startChatServer } from '../../support/chatServer'
import { LyingModel } from '../../support/lyingModel'
import { temporaryFolder } from '../../support/modelFolder'
import { bundleReoCommand, endOf } from '../../support/reoCommand'

const SAMPLES = 60
const KILLS = 3

const reo = await bundleReoCommand()
const folder = await temporaryFolder()
const data = path.join(folder, 'demo')
await writeDemoDataset(data, { counts: { train: 0, val: 0, test: SAMPLES } })

const model = new LyingModel()
let onRequest = (): void => undefined
const server = await startChatServer((request) => {
  const probe = preflightReply(request)
  if (probe !== undefined) return probe
  const reply = model.reply(request)
  onRequest()
  return reply
})
afterAll(() => server.close())

function generate(out: string) {
  // Chance in the answers: identical requests do not share one.
  const asked = [
    '--model',
    `chat:m@${server.baseUrl}`,
    '--temperature',
    '1',
    '--concurrency',
    '8',
    '--prices',
    '1/2',
  ]
  return reo.start('annotate', 'generate', '--data', data, ...asked, '--out', out, '--resume', '--json')
}

/** Lets a generation go on for so many requests, then kills it outright. */
async function generateAndKill(out: string, requests: number): Promise<void> {
  const child = generate(out)
  const until = model.asked + requests
  onRequest = () => {
    if (model.asked >= until) child.kill('SIGKILL')
  }
  await once(child, 'close')
  onRequest = () => undefined
}

describe('a model that lies in 30 % of its texts', { timeout: 300_000 }, async () => {
  const out = path.join(folder, 'told.reo-annotations.jsonl')
  const { code, stdout } = await endOf(generate(out))
  const told = { asked: model.asked, lies: model.lies.length, byRule: model.byRule }
  const result = JSON.parse(stdout) as AnnotationResult
  const { texts, removed, end } = await readAnnotations(out)

  it('is caught as often as it lies, by rule and in all', () => {
    expect(code).toBe(0)
    expect(told.lies / told.asked).toBeCloseTo(0.3, 1)
    const failed = [
      ...texts.map(({ provenance }) => provenance.attempts - 1),
      ...removed.map(({ provenance }) => provenance.attempts),
    ]
    expect(failed.reduce((sum, count) => sum + count, 0)).toBe(told.lies)
    expect(Object.fromEntries(result.rules.map(({ rule, caught }) => [rule, caught]))).toEqual(told.byRule)
    expect(result.mended).toBe(texts.filter(({ provenance }) => provenance.attempts > 1).length)
    expect(removed.every(({ provenance }) => provenance.attempts === 3)).toBe(true)
    expect(removed.length).toBeGreaterThan(0)
    expect(end).toMatchObject({
      outcome: 'complete',
      texts: texts.length,
      removed: removed.length,
      failed: 0,
    })
  })

  it('leaves no lie behind', async () => {
    const dataset = await openDataset(data)
    const catalogue = await readCatalogue(shippedCatalogue())
    const checked = await checkAnnotations({ file: out, dataset, catalogue })
    expect(checked).toMatchObject({ failures: [], problems: [], samples: SAMPLES })
    for (const { sample, aspect, answer, value } of texts) {
      const truth = (await dataset.find(sample))?.truth
      if (aspect === 'estimation') expect(Math.abs(Number(value) - (truth?.agb ?? NaN))).toBeLessThan(0.0501)
      if (aspect === 'counting') expect(value).toBe(truth?.patchCount)
      if (aspect === 'naming') expect(value).toBe(truth?.landCover)
      if (aspect === 'presence')
        expect(/^\w+/.exec(answer)?.[0].toLowerCase()).toBe(truth?.humanActivity?.[0].answer)
    }
  })

  it('is told of in the log: which model, by which words, and what it cost', () => {
    expect(texts.every(({ provenance }) => provenance.model === `chat:m@${server.baseUrl}`)).toBe(true)
    expect(texts.every(({ provenance }) => /^sha256:[0-9a-f]{16}$/.test(provenance.promptHash ?? ''))).toBe(
      true,
    )
    expect(result.usage?.inputTokens).toBe(100 * told.asked)
    expect(result.cost).toBeCloseTo((told.asked * (100 + 2 * 7)) / 1e6, 9)
  })

  it('leaves the same texts where the generation is killed again and again, and resumed', async () => {
    const killed = path.join(folder, 'killed.reo-annotations.jsonl')
    let kept = 0
    for (let kill = 0; kill < KILLS; kill++) {
      await generateAndKill(killed, 120)
      const now = (await readAnnotations(killed)).texts.length
      expect(now).toBeGreaterThan(kept)
      kept = now
    }
    expect((await endOf(generate(killed))).code).toBe(0)
    const read = await readAnnotations(killed)
    const byId = (lines: readonly AnnotationText[]) => lines.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    expect(byId(read.texts)).toEqual(byId(texts))
    expect(byId(read.removed)).toEqual(byId(removed))
  })
})

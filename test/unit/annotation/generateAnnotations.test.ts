import { appendFile, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkAnnotations } from '../../../src/core/annotation/checkAnnotations'
import { activityIn, presenceIn } from '../../../src/core/annotation/facts/activity'
import {
  type AnnotationRequest,
  generateAnnotations,
} from '../../../src/core/annotation/generation/generateAnnotations'
import { readAnnotations } from '../../../src/core/annotation/readAnnotations'
import { readCatalogue, shippedCatalogue } from '../../../src/core/annotation/templates/readCatalogue'
import { TASKS } from '../../../src/core/benchmark/tasks'
import { truthOfAnnotations } from '../../../src/core/dataset/annotations/annotatedTruth'
import type { Dataset } from '../../../src/core/dataset/dataset'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { writeDemoDataset } from '../../../src/core/demo/writeDemoDataset'
import { MemoryDataset } from '../../support/memoryDataset'
import { temporaryFolder } from '../../support/modelFolder'

const catalogue = await readCatalogue(shippedCatalogue())

const outputs = await temporaryFolder()

function request(dataset: Dataset, name: string): AnnotationRequest {
  const out = path.join(outputs, `${name}.reo-annotations.jsonl`)
  return { dataset, catalogue, tasks: TASKS, textsPerAspect: 1, seed: 1, out }
}

describe('annotations of demo patches from templates', { timeout: 120_000 }, async () => {
  const folder = await temporaryFolder()
  await writeDemoDataset(folder, { seed: 2006, counts: { train: 60, val: 10, test: 50 } })
  const dataset = await openDataset(folder)
  const result = await generateAnnotations(request(dataset, 'demo'))
  const { texts, removed, header, end } = await readAnnotations(result.path)

  it('are some texts of every task about every patch, all of them sound', () => {
    expect(result).toMatchObject({ outcome: 'complete', samples: 120, removed: 0, mended: 0, failed: 0 })
    expect(result.rules).toEqual([])
    expect(removed).toEqual([])
    for (const task of TASKS)
      expect(new Set(texts.filter((text) => text.task === task).map(({ sample }) => sample)).size).toBe(120)
    expect(texts.every(({ checks }) => checks.every(({ outcome }) => outcome === 'passed'))).toBe(true)
  })

  it('are distinct and varied', () => {
    expect(result.distinct / result.texts).toBeGreaterThanOrEqual(0.95)
    expect(new Set(texts.map(({ provenance }) => provenance.template)).size).toBeGreaterThan(100)
    expect(new Set(texts.map(({ question }) => question)).size).toBeGreaterThan(texts.length / 2)
  })

  it('tell where they come from', () => {
    expect(header.templates).toEqual({ name: 'reo', hash: catalogue.hash })
    expect(header.dataset).toMatchObject({ name: dataset.description.name, synthetic: true })
    expect(end?.texts).toBe(texts.length)
  })

  it('are found sound when they are checked anew', async () => {
    const checked = await checkAnnotations({ file: result.path, dataset, catalogue })
    expect(checked).toMatchObject({
      texts: texts.length,
      samples: 120,
      failures: [],
      problems: [],
      unknown: 0,
    })
  })

  it('hold the truth that an import reads out of them, whether their task is told or not', async () => {
    for await (const { id, truth } of dataset.samples()) {
      const own = texts.filter(({ sample }) => sample === id)
      for (const isTold of [true, false]) {
        // A description is no truth of the task that it belongs to.
        const read = truthOfAnnotations(
          own.map(({ question, answer, task, aspect }) => ({
            question,
            answer,
            ...(isTold && aspect !== 'description' && { task }),
          })),
        )
        expect(read.problems).toEqual([])
        expect(read.disagreements).toEqual([])
        expect(Math.abs((read.truth.agb ?? NaN) - (truth.agb ?? NaN))).toBeLessThan(0.0501)
        expect(read.truth.patchCount).toBe(truth.patchCount)
        expect(read.truth.landCover).toBe(truth.landCover)
        const people = read.truth.humanActivity ?? []
        expect(presenceIn(people)).toBe(presenceIn(truth.humanActivity ?? []))
        expect(activityIn(people)).toBe(activityIn(truth.humanActivity ?? []))
      }
    }
  })

  it('are the same for the same seed, and others for another', async () => {
    const again = await readAnnotations((await generateAnnotations(request(dataset, 'again'))).path)
    expect(again.texts).toEqual(texts)
    const other = await generateAnnotations({ ...request(dataset, 'other'), seed: 2 })
    expect((await readAnnotations(other.path)).texts).not.toEqual(texts)
  })

  it('go on where they were cancelled, and a torn line is written anew', async () => {
    const controller = new AbortController()
    const whole = request(dataset, 'cancelled')
    const first = await generateAnnotations({
      ...whole,
      signal: controller.signal,
      onProgress: ({ done }) => done >= 32 && controller.abort(),
    })
    expect(first.outcome).toBe('cancelled')
    await appendFile(whole.out, '{"type":"text","id":"t-0')
    await expect(generateAnnotations(whole)).rejects.toThrow(/exist already.*--resume/)
    await expect(generateAnnotations({ ...whole, seed: 9, resume: true })).rejects.toThrow(/another seed/)
    const second = await generateAnnotations({ ...whole, resume: true })
    expect(second).toMatchObject({ outcome: 'complete', texts: texts.length, samples: 120 })
    const read = await readAnnotations(whole.out)
    expect(read.texts.map(({ id }) => id)).toEqual(texts.map(({ id }) => id))
    expect(read.problems).toEqual([])
  })

  it('that somebody changes by hand are found by their line', async () => {
    const lines = (await readFile(result.path, 'utf8')).split('\n')
    const at = lines.findIndex((line) => line.includes('/agb/1'))
    const changed = lines.with(at, lines[at].replace(/(\d+\.\d)(?= M| m|"| )/, '499.9'))
    const file = path.join(outputs, 'changed.jsonl')
    await writeFile(file, changed.join('\n'))
    const { failures } = await checkAnnotations({ file, dataset, catalogue })
    expect(failures).toHaveLength(1)
    expect(failures[0]).toMatchObject({ where: `${file}:${at + 1}`, rule: 'value' })
  })
})

describe('annotations of other data', () => {
  it('leave out what the data do not tell', async () => {
    const dataset = new MemoryDataset([
      { id: 'a', truth: { agb: 80.04 } },
      { id: 'b', truth: { landCover: 30 } },
      { id: 'c', truth: {} },
      { id: 'd', truth: { landCover: 0 } },
    ])
    const { path: file, samples, removed } = await generateAnnotations(request(dataset, 'sparse'))
    const { texts } = await readAnnotations(file)
    expect({ samples, removed }).toEqual({ samples: 2, removed: 0 })
    expect(texts.map(({ id, value }) => [id, value])).toEqual([
      ['a/agb/1', 80],
      ['b/landCover/1', 30],
      ['b/landCover/2', 30],
    ])
  })

  it('remove texts of labels that contradict each other, and say so', async () => {
    const dataset = new MemoryDataset([{ id: 'lake', truth: { landCover: 80, agb: 210 } }])
    const { path: file, rules } = await generateAnnotations(request(dataset, 'lake'))
    const { texts, removed } = await readAnnotations(file)
    expect(texts).toEqual([])
    expect(removed.map(({ reasons }) => reasons)).toEqual([['chain'], ['chain'], ['chain']])
    expect(rules).toEqual([{ rule: 'chain', caught: 3, mended: 0, removed: 3 }])
  })

  it('are written about some tasks, and several of each aspect, where that is asked for', async () => {
    const dataset = new MemoryDataset([{ id: 'a', truth: { agb: 80.04, landCover: 30, patchCount: 2 } }])
    const wanted = { ...request(dataset, 'some'), tasks: ['agb'] as const, textsPerAspect: 3 }
    const { texts } = await readAnnotations((await generateAnnotations(wanted)).path)
    expect(texts.map(({ id }) => id)).toEqual(['a/agb/1', 'a/agb/2', 'a/agb/3'])
    expect(new Set(texts.map(({ provenance }) => provenance.template)).size).toBe(3)
  })
})

import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AnnotationHeader, AnnotationLine, TextLine } from '../../../src/core/annotation/annotationLog'
import { readAnnotations } from '../../../src/core/annotation/readAnnotations'
import { LineWriter } from '../../../src/core/runs/lineWriter'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'annotations-'))
  file = path.join(folder, 'a.reo-annotations.jsonl')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const header: AnnotationHeader = {
  type: 'annotations',
  schema: 'reo-annotations/1',
  id: 'a-1',
  created: '2026-01-01T00:00:00.000Z',
  dataset: { name: 'small', path: '/small', fingerprint: 'f-1', synthetic: true },
  templates: { name: 'reo', hash: 'sha256:00' },
  seed: 1,
  software: { reo: '0.1.0' },
}

const text: TextLine = {
  type: 'text',
  id: 's-1/agb/1',
  sample: 's-1',
  task: 'agb',
  aspect: 'estimation',
  split: 'test',
  register: 'plain',
  kind: 'regression',
  question: 'What is the above-ground biomass?',
  answer: 'It is 134.2 Mg/ha.',
  value: 134.2,
  provenance: { template: 'agb-plain', attempts: 1 },
  checks: [{ rule: 'value', outcome: 'passed' }],
}

describe('an annotation log', () => {
  it('is read back as it was written', async () => {
    const end = { samples: 1, texts: 1, removed: 1, mended: 0, failed: 0 }
    const lines: readonly AnnotationLine[] = [
      header,
      text,
      { ...text, type: 'removed', id: 's-1/agb/2', reasons: ['value'] },
      { type: 'end', at: '2026-01-01T00:00:01.000Z', outcome: 'complete', ...end },
    ]
    const writer = await LineWriter.open<AnnotationLine>(file, 'annotation log', 0)
    await writer.append(lines)
    await writer.close()
    const read = await readAnnotations(file)
    expect([read.header, ...read.texts, ...read.removed, read.end]).toEqual(lines)
    expect(read.problems).toEqual([])
  })

  it('lets the last line of an id win, and a header that comes again take the end back', async () => {
    const end = { type: 'end', at: '', outcome: 'cancelled', samples: 1, texts: 1 }
    await write([header, text, { ...end, removed: 0, mended: 0, failed: 0 }, header, { ...text, value: 2 }])
    const { texts, end: last } = await readAnnotations(file)
    expect(texts.map(({ value }) => value)).toEqual([2])
    expect(last).toBeUndefined()
  })

  it('keeps lines aside that cannot be read, by their number, and drops a torn last line', async () => {
    await write([header, { ...text, task: 'weather' }, text])
    await appendFile(file, '{"type":"text"\n{"type":"te')
    const { texts, problems } = await readAnnotations(file)
    expect(texts).toHaveLength(1)
    expect(problems.map(({ where }) => where)).toEqual([`${file}:2`, `${file}:4`])
    expect(problems[0].message).toMatch(/^"task": expected "humanActivity"/)
    expect(problems[1].message).toMatch(/not JSON/)
  })

  it.each([
    ['nothing', [], /This is no annotation log: it is empty/],
    ['a text first', [text], /a\.reo-annotations\.jsonl:1: This is no annotation log/],
    ['a newer schema', [{ ...header, schema: 'reo-annotations/2' }], /reo-annotations\/2/],
  ])('is refused where it holds %s', async (_, lines, message) => {
    await write(lines)
    await expect(readAnnotations(file)).rejects.toThrow(message)
  })
})

function write(lines: readonly object[]): Promise<void> {
  return writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

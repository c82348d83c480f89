import {
  appendFileSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TextLine } from '../../../src/core/annotation/annotationLog'
import { readAnnotations } from '../../../src/core/annotation/readAnnotations'
import { recordDecision, undoDecision } from '../../../src/core/review/recordDecision'
import { findReviewFiles } from '../../../src/core/review/reviewFiles'
import { outcomeOf, readReviewState } from '../../../src/core/review/reviewedTexts'
import type { Decision } from '../../../src/core/review/reviewLog'
import { writeAnnotations } from '../../support/annotationFile'

const ACCEPT: Decision = { verdict: 'accept' }
const REJECT: Decision = { verdict: 'reject', reason: 'no river is to be seen' }
const CORRECT: Decision = { verdict: 'correct', answer: 'About 120 Mg/ha.' }

describe('review logs', () => {
  let folder: string
  let annotations: string

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'reo-review-'))
    annotations = writeAnnotations(folder, [
      { sample: 'a', task: 'agb', answer: 'About 100 Mg/ha.', value: 100 },
      { sample: 'b', task: 'landCover', answer: 'Shrubs by a river.', value: 20 },
    ])
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  async function addressOf(reviewer: string, sample: string, settles = false) {
    const { header, texts } = await readAnnotations(annotations)
    const text = texts.find((each) => each.sample === sample) as TextLine
    return { annotations, header, text, reviewer, settles }
  }
  const decide = async (reviewer: string, sample: string, decision: Decision, settles = false) =>
    recordDecision(await addressOf(reviewer, sample, settles), decision)
  const undo = async (reviewer: string, sample: string, settles = false) =>
    undoDecision(await addressOf(reviewer, sample, settles))

  async function outcomes() {
    const { reviewed } = await readReviewState(annotations)
    return Object.fromEntries(reviewed.map((each) => [each.text.sample, outcomeOf(each)]))
  }
  const problems = async () => (await readReviewState(annotations)).problems.map(({ message }) => message)
  const logOf = (reviewer: string) => path.join(folder, `demo.${reviewer}.reo-review.jsonl`)

  it('are one file for each reviewer, beside the annotations, with a line for each decision', async () => {
    await decide('Ana', 'a', ACCEPT)
    await decide('Ana', 'b', REJECT)
    await decide('Bo Müller', 'a', ACCEPT)
    expect(readdirSync(folder).sort()).toEqual([
      'demo.ana.reo-review.jsonl',
      'demo.bo-müller.reo-review.jsonl',
      'demo.reo-annotations.jsonl',
    ])
    const lines = readFileSync(logOf('ana'), 'utf8').trimEnd().split('\n')
    expect(lines).toHaveLength(3)
    expect(JSON.parse(lines[0])).toMatchObject({ type: 'review', schema: 'reo-review/1', reviewer: 'Ana' })
    expect(JSON.parse(lines[2])).toMatchObject({ verdict: 'reject', reason: 'no river is to be seen' })
  })

  it('of annotations that are named alike are none of these', async () => {
    await decide('Ana', 'a', ACCEPT)
    copyFileSync(logOf('ana'), path.join(folder, 'demo.v2.ana.reo-review.jsonl'))
    copyFileSync(logOf('ana'), path.join(folder, 'demonstration.ana.reo-review.jsonl'))
    expect(await findReviewFiles(annotations)).toEqual([logOf('ana')])
  })

  it('say what became of each text', async () => {
    await decide('Ana', 'a', CORRECT)
    await decide('Ana', 'b', REJECT)
    expect(await outcomes()).toEqual({ a: 'corrected', b: 'rejected' })
    await decide('Bo', 'a', { ...CORRECT, answer: 'About 130 Mg/ha.' })
    await decide('Bo', 'b', REJECT)
    expect(await outcomes()).toEqual({ a: 'disputed', b: 'rejected' })
    await decide('Cleo', 'a', ACCEPT, true)
    expect(await outcomes()).toEqual({ a: 'accepted', b: 'rejected' })
    await undo('Cleo', 'a', true)
    expect(await outcomes()).toEqual({ a: 'disputed', b: 'rejected' })
  })

  it('read back what corrected words state', async () => {
    expect(await decide('Ana', 'a', CORRECT)).toMatchObject({ value: 120 })
    expect(await decide('Ana', 'a', { verdict: 'correct', answer: 'Dense.' })).not.toHaveProperty('value')
  })

  it('let the newest decision hold, and the one before again once it is taken back', async () => {
    await decide('Ana', 'a', ACCEPT)
    await decide('Ana', 'a', REJECT)
    expect(await outcomes()).toEqual({ a: 'rejected' })
    await undo('Ana', 'a')
    expect(await outcomes()).toEqual({ a: 'accepted' })
    await undo('Ana', 'a')
    expect(await outcomes()).toEqual({})
    await expect(undo('Ana', 'a')).rejects.toThrow('nothing about a/agb/1')
    expect(readFileSync(logOf('ana'), 'utf8').trimEnd().split('\n')).toHaveLength(5)
  })

  it('keep every decision where several are written at once', async () => {
    await Promise.all(Array.from({ length: 12 }, () => decide('Ana', 'a', ACCEPT)))
    expect(readFileSync(logOf('ana'), 'utf8').trimEnd().split('\n')).toHaveLength(13)
    expect(readdirSync(folder).filter((name) => name.endsWith('.lock'))).toEqual([])
  })

  it('that were edited by hand keep what can be read, and name the lines that cannot', async () => {
    await decide('Ana', 'a', ACCEPT)
    await decide('Ana', 'b', REJECT)
    const lines = readFileSync(logOf('ana'), 'utf8').trimEnd().split('\n')
    const edited = [
      lines[0],
      '<<<<<<< HEAD',
      lines[1].replace('accept', 'accepted'),
      '{"type":"verdict"',
      lines[2].replace('"reason":"no river is to be seen",', ''),
      `${lines[2]}`,
    ]
    writeFileSync(logOf('ana'), edited.join('\n'))
    const { problems: found } = await readReviewState(annotations)
    expect(found.map(({ where }) => path.basename(where))).toEqual([
      'demo.ana.reo-review.jsonl:2',
      'demo.ana.reo-review.jsonl:3',
      'demo.ana.reo-review.jsonl:4',
      'demo.ana.reo-review.jsonl:5',
    ])
    expect(found[0].message).toContain('merge conflict')
    expect(found[1].message).toContain('verdict')
    expect(found[2].message).toContain('not JSON')
    expect(found[3].message).toContain('reason')
    expect(await outcomes()).toEqual({ b: 'rejected' })
    await decide('Ana', 'a', ACCEPT)
    expect(await outcomes()).toEqual({ a: 'accepted', b: 'rejected' })
  })

  it('without their first line are taken by the name of the file', async () => {
    await decide('Ana', 'a', ACCEPT)
    writeFileSync(logOf('ana'), readFileSync(logOf('ana'), 'utf8').split('\n').slice(1).join('\n'))
    expect(await readReviewState(annotations)).toMatchObject({ reviewers: ['ana'], reviewed: [{}] })
    expect(await problems()).toEqual([expect.stringContaining('"ana" is taken from the file')])
  })

  it('merge whatever the order of their lines', async () => {
    await decide('Ana', 'a', ACCEPT)
    await decide('Ana', 'a', REJECT)
    await undo('Ana', 'a')
    await decide('Ana', 'b', REJECT)
    const [first, ...others] = readFileSync(logOf('ana'), 'utf8').trimEnd().split('\n')
    writeFileSync(logOf('ana'), `${[first, ...others.reverse()].join('\n')}\n`)
    expect(await outcomes()).toEqual({ a: 'accepted', b: 'rejected' })
  })

  it('of one reviewer in two files count as one, and it is said where they contradict', async () => {
    await decide('Ana', 'a', ACCEPT)
    copyFileSync(logOf('ana'), logOf('ana-laptop'))
    await decide('Ana', 'a', REJECT)
    await decide('Ana', 'b', REJECT)
    expect(await readReviewState(annotations)).toMatchObject({ reviewers: ['Ana'] })
    expect(await outcomes()).toEqual({ a: 'rejected', b: 'rejected' })
    const [message] = await problems()
    expect(message).toContain('demo.ana-laptop.reo-review.jsonl and demo.ana.reo-review.jsonl')
    expect(message).toContain('1 text differently')
    await undo('Ana', 'a')
    expect(await outcomes()).toEqual({ a: 'accepted', b: 'rejected' })
    await undo('Ana', 'a')
    expect(await outcomes()).toEqual({ b: 'rejected' })
  })

  it('do not count for a text that has changed or is gone', async () => {
    await decide('Ana', 'a', ACCEPT)
    await decide('Ana', 'b', REJECT)
    writeAnnotations(folder, [{ sample: 'a', task: 'agb', answer: 'About 105 Mg/ha.', value: 105 }])
    expect(await outcomes()).toEqual({})
    expect(await problems()).toEqual([
      expect.stringContaining('1 text that the annotations do not have'),
      expect.stringContaining('1 text that have changed since'),
    ])
  })

  it('are refused to one whose name makes the same file, and to one without a name', async () => {
    await decide('Ana', 'a', ACCEPT)
    await expect(decide('ANA', 'a', REJECT)).rejects.toThrow('the review log of Ana')
    await expect(decide(' / ', 'a', REJECT)).rejects.toThrow('no name of a reviewer')
    await expect(decide('../../etc/passwd', 'a', ACCEPT)).resolves.toBeDefined()
    expect(readdirSync(folder)).toContain('demo.etc-passwd.reo-review.jsonl')
  })

  it('that end in the middle of a line are written on below it', async () => {
    await decide('Ana', 'a', ACCEPT)
    appendFileSync(logOf('ana'), '{"type":"verdict","text":"b')
    await decide('Ana', 'b', REJECT)
    expect(await outcomes()).toEqual({ a: 'accepted', b: 'rejected' })
    expect(await problems()).toEqual(['This line is not JSON'])
  })
})

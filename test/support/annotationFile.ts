import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type AnnotationText, kindOf } from '../../src/core/annotation/annotationLog'

/** A text in short: what matters to a test. */
export type TextInShort = Pick<AnnotationText, 'sample' | 'task' | 'answer'> & Partial<AnnotationText>

const ASPECT = {
  humanActivity: 'presence',
  landCover: 'naming',
  patchCount: 'counting',
  agb: 'estimation',
} as const

/** A text as an annotation log has it, the first of its sample and task. */
function annotationText(text: TextInShort): AnnotationText {
  const { sample, task } = text
  return {
    id: `${sample}/${task}/1`,
    aspect: ASPECT[task],
    split: 'test',
    register: 'plain',
    kind: kindOf(task),
    question: `What of ${task}?`,
    provenance: { template: `${task}-1`, attempts: 1 },
    checks: [{ rule: 'value', outcome: 'passed' }],
    ...text,
  }
}

/** Writes an annotation log of these texts. @returns its path */
export function writeAnnotations(folder: string, texts: readonly TextInShort[], dataset = 'demo'): string {
  const header = {
    type: 'annotations',
    schema: 'reo-annotations/1',
    id: 'annotations-1',
    created: '2026-11-25T10:00:00.000Z',
    dataset: { name: 'Demo', path: dataset, fingerprint: 'sha256:0', synthetic: true },
    templates: { name: 'standard', hash: 'sha256:1' },
    seed: 0,
    software: {},
  }
  const lines = [header, ...texts.map((text) => ({ type: 'text', ...annotationText(text) }))]
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'demo.reo-annotations.jsonl')
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return file
}

import type { Task } from '../benchmark/tasks'
import type { DatasetRecord } from '../dataset/dataset'
import type { Split } from '../dataset/sample'
import type { AnswerValue, ModelDescription, TokenUsage } from '../models/model'

/** Schema name in the first line of an annotation log, `NAME.reo-annotations.jsonl`. */
export const ANNOTATION_SCHEMA = 'reo-annotations/1'
/** How names of annotation logs end. */
export const ANNOTATION_EXTENSION = '.reo-annotations.jsonl'

/** How a text speaks. */
export const REGISTERS = ['plain', 'scientific', 'conversational', 'concise'] as const
export type Register = (typeof REGISTERS)[number]

/** Texts that state a number are kept apart from those that describe. */
export const TEXT_KINDS = ['description', 'regression'] as const
export type TextKind = (typeof TEXT_KINDS)[number]

/** What a question asks within its task. */
export const ASPECTS = {
  humanActivity: ['presence', 'kind', 'impact', 'comparison'],
  landCover: ['naming', 'description', 'choice'],
  patchCount: ['counting'],
  agb: ['estimation'],
} as const satisfies Record<Task, readonly string[]>
export type Aspect = (typeof ASPECTS)[Task][number]

/** Which of the kinds a task's texts are. */
export function kindOf(task: Task): TextKind {
  return task === 'patchCount' || task === 'agb' ? 'regression' : 'description'
}

/** First line of an annotation log; written again, with the same id, where the generation is resumed. */
export interface AnnotationHeader {
  readonly type: 'annotations'
  readonly schema: typeof ANNOTATION_SCHEMA
  readonly id: string
  /** ISO 8601 time. */
  readonly created: string
  readonly dataset: DatasetRecord
  readonly templates: { readonly name: string; readonly hash: string }
  readonly seed: number
  /** The model that worded the texts; absent where they are from templates alone. */
  readonly model?: ModelDescription
  /** The words that the model was asked by. */
  readonly prompts?: Readonly<Record<string, string>>
  readonly software: Readonly<Record<string, string>>
}

/** What became of one rule: `mended` where an earlier attempt broke it and this text does not. */
export interface CheckResult {
  /** Id of the rule. */
  readonly rule: string
  readonly outcome: 'passed' | 'failed' | 'mended'
  /** What was wrong, such as "says 150, is 134.2". */
  readonly detail?: string
  /** Attempts that broke it; absent where none did. */
  readonly times?: number
}

/** Where a text comes from. */
export interface Provenance {
  /** Id of the template; with a model, that of the text that it was given to word anew. */
  readonly template: string
  /** Id of the model that worded it. */
  readonly model?: string
  /** Hash of the words that the model was asked by, `sha256:…`. */
  readonly promptHash?: string
  /** Texts made until this one, itself among them. */
  readonly attempts: number
  /** Tokens of all attempts. */
  readonly usage?: TokenUsage
}

/** One question about one sample with its answer. */
export interface AnnotationText {
  /** `SAMPLE/TASK/N`, N counted from 1. */
  readonly id: string
  readonly sample: string
  readonly task: Task
  readonly aspect: Aspect
  readonly split: Split
  readonly register: Register
  readonly kind: TextKind
  readonly question: string
  readonly answer: string
  /** What the answer states: Mg/ha, a count, a CGLS code, yes/no or text; absent where it only describes. */
  readonly value?: AnswerValue
  readonly provenance: Provenance
  readonly checks: readonly CheckResult[]
}

export interface TextLine extends AnnotationText {
  readonly type: 'text'
}

/** A text that did not pass: it is no annotation, and kept to be counted and looked at. */
export interface RemovedLine extends AnnotationText {
  readonly type: 'removed'
  /** Ids of the rules that the last attempt broke. */
  readonly reasons: readonly string[]
}

/** What an annotation log holds. */
export interface AnnotationCounts {
  /** Samples with at least one text. */
  readonly samples: number
  readonly texts: number
  readonly removed: number
  /** Texts among these that passed only after an earlier attempt had not. */
  readonly mended: number
  /** Texts that the model gave no words for, to be asked for again. */
  readonly failed: number
}

/** Last line of a generation that ended of itself or was cancelled; a crashed one has none. */
export interface AnnotationEnd extends AnnotationCounts {
  readonly type: 'end'
  /** ISO 8601 time. */
  readonly at: string
  readonly outcome: 'complete' | 'cancelled' | 'failed'
  readonly error?: string
}

/** The last line of an id wins. */
export type AnnotationLine = AnnotationHeader | TextLine | RemovedLine | AnnotationEnd

/** A line that is passed over. */
export interface LineProblem {
  /** File and line. */
  readonly where: string
  readonly message: string
}

/** An annotation log as read back: superseded lines resolved. */
export interface Annotations {
  readonly path: string
  readonly header: AnnotationHeader
  readonly texts: readonly TextLine[]
  readonly removed: readonly RemovedLine[]
  readonly end?: AnnotationEnd
  /** Lines that could not be read. */
  readonly problems: readonly LineProblem[]
}

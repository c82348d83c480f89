import type { AnnotationText } from '../annotationLog'
import { type PublishedSample, SPLIT_NAMES } from './publication'

/** A text with where it comes from. */
export interface TextRow extends Pick<
  AnnotationText,
  'id' | 'task' | 'aspect' | 'register' | 'kind' | 'question' | 'answer' | 'value'
> {
  readonly template: string
  readonly model?: string
  readonly prompt_hash?: string
  readonly attempts: number
  /** Ids of the rules that it was held to, and holds. */
  readonly checks: readonly string[]
}

/** A text as a row of a published table. */
export function textRow({ provenance, checks, ...text }: AnnotationText): TextRow {
  const { id, task, aspect, register, kind, question, answer, value } = text
  return {
    id,
    task,
    aspect,
    register,
    kind,
    question,
    answer,
    ...(value !== undefined && { value }),
    template: provenance.template,
    ...(provenance.model !== undefined && { model: provenance.model }),
    ...(provenance.promptHash !== undefined && { prompt_hash: provenance.promptHash }),
    attempts: provenance.attempts,
    checks: checks.map(({ rule }) => rule),
  }
}

/** What is known of a sample, under the columns that all formats share; metadata under its own names. */
export function sampleRow({ sample }: PublishedSample): Readonly<Record<string, unknown>> {
  const { id, split, location, metadata, truth } = sample
  return {
    ...metadata,
    id,
    split: SPLIT_NAMES[split],
    ...(location !== undefined && { latitude: location.latitude, longitude: location.longitude }),
    ...(truth.landCover !== undefined && { land_cover: truth.landCover }),
    ...(truth.patchCount !== undefined && { patch_count: truth.patchCount }),
    ...(truth.agb !== undefined && { agb: truth.agb }),
    ...(truth.humanActivity !== undefined && { human_activity: truth.humanActivity }),
  }
}

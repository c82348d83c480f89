import { DEFAULT_POLICIES, type ReadingPolicies } from '../../answers/policies'
import { readAnswer } from '../../answers/readAnswer'
import type { Reading, ReadingReason } from '../../answers/reading'
import { agbLabel, type Label, landCoverLabel, patchCountLabel } from '../labels'

/** Tasks whose truth is a number. */
export type Quantity = 'landCover' | 'patchCount' | 'agb'

/** Truth is not guessed: neither a range nor carbon stands for a value. */
const STRICT: ReadingPolicies = { ...DEFAULT_POLICIES, range: 'ambiguous', carbonAlone: 'ambiguous' }

/** A model may settle on one of several values; in a text that states the truth they contradict each other. */
const SETTLED: ReadonlySet<ReadingReason> = new Set(['last-committed', 'self-corrected'])

const LABELS: Readonly<Record<Quantity, (value: number) => Label>> = {
  landCover: landCoverLabel,
  patchCount: patchCountLabel,
  agb: agbLabel,
}

/**
 * Truth that a text states, such as 134.2 in "The AGB is 134.2 Mg/ha". It is read as models' answers are, but strictly:
 * a refusal, a range, a bound or several values hold none.
 * @param question what it answers; a letter picks one of its options
 */
export function truthOfText(task: Quantity, text: string, question?: string): Label {
  const reading = readAnswer(task, text, question === undefined ? {} : { question }, STRICT)
  const { status, reason, value } = reading
  if (SETTLED.has(reason)) return { problem: 'it gives several values' }
  if ((status === 'answered' || status === 'out-of-range') && typeof value === 'number')
    return LABELS[task](value)
  return { problem: whyNone(reading) }
}

/**
 * What a text answers to a question about human activity: `yes`, `no`, or itself.
 * @returns undefined where it is a refusal or empty
 */
export function activityOfText(question: string, text: string): string | undefined {
  const { status, value } = readAnswer('humanActivity', text, { question })
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return status === 'refused' || text.trim() === '' ? undefined : text.trim()
}

function whyNone({ status, reason }: Reading): string {
  if (status === 'refused') return 'it is a refusal'
  return `it holds no value (${reason.replaceAll('-', ' ')})`
}

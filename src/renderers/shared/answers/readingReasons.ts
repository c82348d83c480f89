import type { ReadingReason } from '../../../core/answers/reading'

const WORDS: Readonly<Record<ReadingReason, string>> = {
  'plain-number': 'A number stands there.',
  'number-word': 'A number stands there in words.',
  'unit-converted': 'A number in another unit, converted.',
  'range-midpoint': 'A range without an estimate: its middle counts.',
  'central-value': 'The middle of a value with its error.',
  'last-committed': 'Of several values, the last that it commits to.',
  'self-corrected': 'What it says after correcting itself.',
  'json-field': 'The field of its JSON.',
  'letter-option': 'The option that its letter picks.',
  'carbon-converted': 'Carbon, converted to biomass.',
  'class-code': 'The code of a class.',
  'class-name': 'The name of a class.',
  'yes-no': 'Yes or no, said or implied.',
  'free-text': 'An answer in its own words.',
  refusal: 'It declines to answer.',
  vague: 'It says how much only vaguely.',
  truncated: 'It is cut off before it answers.',
  'think-block-unclosed': 'It ends within its thoughts.',
  'description-only': 'It describes and does not answer.',
  empty: 'It says nothing.',
  'carbon-only': 'It names carbon alone, which is no biomass.',
  'bound-only': 'It names a bound and no value.',
  'several-values': 'It names several values and commits to none.',
  'coarse-class': 'It names a group of classes and no single one.',
  'no-distinct-patch': 'It sees no distinct patches.',
  'outside-range': 'The value lies outside the range that counts.',
  'unknown-option': 'It picks an option that the question does not have.',
}

const REASONS: ReadonlyMap<string, string> = new Map(Object.entries(WORDS))

/** Why an answer was read as it was, in words; a remark that is no reason of the reader stays as it is. */
export function reasonWords(reason: string): string {
  return REASONS.get(reason) ?? reason
}

import type { AnswerStatus } from '../../models/model'

/** Words for an answer's status. */
export const STATUS_WORDS: Readonly<Record<AnswerStatus, string>> = {
  answered: 'answered',
  refused: 'refused',
  unparseable: 'not readable',
  'out-of-range': 'out of range',
  ambiguous: 'ambiguous',
  error: 'failed',
}

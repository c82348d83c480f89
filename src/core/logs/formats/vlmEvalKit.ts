import type { Cells } from '../../dataset/rows/tableRow'
import type { LogRecord } from '../logRecord'
import { cellText, rowLog } from '../rowLog'

/** What VLMEvalKit writes in place of an answer that it could not get. */
const FAILURE = 'Failed to obtain answer'

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const

/** `{model}_{dataset}.xlsx`, `.tsv` or `.json` of VLMEvalKit. */
export const vlmEvalKit = rowLog({
  name: 'vlmevalkit',
  title: 'VLMEvalKit predictions (xlsx, tsv, json)',
  columns: {
    id: ['index'],
    answer: ['prediction'],
    question: ['question'],
    truth: ['answer'],
    kind: ['category', 'split'],
  },
  recognises: (cells) => 'index' in cells && 'prediction' in cells,
  more: (cells) => ({ ...optionsOf(cells), ...failureOf(cells) }),
})

function optionsOf(cells: Cells): Partial<LogRecord> {
  const texts = LETTERS.map((letter) => cellText(cells[letter]) ?? '')
  const count = texts.findIndex((text) => text === '')
  const options = count < 0 ? texts : texts.slice(0, count)
  return options.length < 2 ? {} : { options }
}

function failureOf({ prediction }: Cells): Partial<LogRecord> {
  return typeof prediction === 'string' && prediction.includes(FAILURE) ? { error: prediction, raw: '' } : {}
}

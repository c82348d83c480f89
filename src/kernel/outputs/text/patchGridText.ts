import type { PatchGridPayload } from '../../../protocol/payloads'
import { shortened, textTable } from './textTable'
import { answerText, valueText } from './valueText'

/** Patches that the text shows. */
const MOST_PATCHES = 20

/** Letters of one cell. */
const LONGEST_CELL = 48

/** The first patches of a gallery, a line a patch. */
export function patchGridText({ title, synthetic, task, model, tiles, total }: PatchGridPayload): string {
  const columns = ['sample', 'truth', model ?? 'answer', 'answered'].map((heading) => ({
    title: shortened(heading, LONGEST_CELL),
    align: 'left' as const,
  }))
  const shown = tiles.slice(0, MOST_PATCHES)
  const lines = shown.map(({ sample, question, truth, answer, spread }) => [
    shortened(question === undefined ? sample : `${sample} ${question}`, LONGEST_CELL),
    valueText(task, truth),
    answer === undefined ? '–' : shortened(answerText(answer), LONGEST_CELL),
    `${spread.answered} of ${spread.asked}`,
  ])
  return [
    synthetic ? `${title} (synthetic data)` : title,
    textTable(columns, lines),
    ...(total > shown.length ? [`${shown.length} of ${total}`] : []),
  ].join('\n')
}

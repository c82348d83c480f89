import { flipCounts } from '../../../core/metrics/answers/flipCounts'
import type { FlipTally } from '../../../core/runs/flips/flips'
import { pText } from '../../../core/runs/comparison/comparisonTables'
import type { FlipsPayload, FlipsStep } from '../../../protocol/flips'
import { headline } from './headline'
import { shortened, textTable } from './textTable'

/** What becomes of answers from model to model, a table a pair. */
export function flipsText(payload: FlipsPayload): string {
  const { steps, rightMeans, notes } = payload
  if (steps.length === 0)
    return `${headline(payload)}\nNo two models of this run differ in their inputs alone.`
  return [headline(payload), `Right: ${rightMeans}.`, ...steps.map(stepText), ...notes].join('\n\n')
}

function stepText({ first, second, total, classes }: FlipsStep): string {
  const columns = ['', 'n', 'right to wrong', 'wrong to right', 'change of share', 'p'].map(
    (title, index) => ({
      title,
      align: index === 0 ? ('left' as const) : ('right' as const),
    }),
  )
  const rows = [{ name: 'all', ...total }, ...classes.map((each) => ({ name: each.label.title, ...each }))]
  return `${first.title} (${first.inputs}) → ${second.title} (${second.inputs})\n${textTable(columns, rows.map(row))}`
}

function row(tally: FlipTally & { readonly name: string }): string[] {
  const { name, n, counts, difference, p } = tally
  const [broken, mended] = flipCounts(counts)
  return [
    shortened(name, 40),
    String(n),
    String(broken),
    String(mended),
    difference.value.toFixed(3),
    pText(p),
  ]
}

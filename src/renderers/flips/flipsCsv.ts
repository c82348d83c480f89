import { VERDICTS } from '../../core/metrics/answers/verdict'
import type { FlipsPayload } from '../../protocol/flips'
import type { CsvTable } from '../shared/csv'

/** Every pair of models, in all and by class, with the counts of every pair of verdicts. */
export function flipsCsv({ steps, by }: FlipsPayload): CsvTable {
  const pairs = VERDICTS.flatMap((first) => VERDICTS.map((second) => [first, second] as const))
  return {
    head: [
      'first',
      'second',
      by,
      'n',
      ...pairs.map(([first, second]) => `${first} to ${second}`),
      'difference of share right',
      'low',
      'high',
      'p',
    ],
    rows: steps.flatMap(({ first, second, total, classes }) =>
      [{ ...total, name: 'all' }, ...classes.map((each) => ({ ...each, name: each.label.key }))].map(
        ({ name, n, counts, difference, p }) => [
          first.model,
          second.model,
          name,
          n,
          ...pairs.map(([before, after]) => counts[before][after]),
          difference.value,
          difference.low,
          difference.high,
          p,
        ],
      ),
    ),
  }
}

import type { BySplit } from '../../core/card/splitCounts'
import { SPLITS } from '../../core/dataset/sample'
import type { DataCardPayload } from '../../protocol/payloads'
import type { CsvField, CsvTable } from '../shared/csv'

/** Samples of every split by class and by bin, a row each. */
export function dataCardCsv({ card }: DataCardPayload): CsvTable {
  const row = (what: string, part: string, counts: BySplit<number>): readonly CsvField[] => [
    what,
    part,
    ...SPLITS.map((split) => counts[split]),
  ]
  return {
    head: ['distribution', 'class or bin', ...SPLITS],
    rows: [
      row('samples', 'all', card.samples),
      ...Object.entries(card.truth).map(([task, counts]) => row('truth', task, counts)),
      ...card.categories.flatMap(({ title, classes, others, missing }) => [
        ...classes.map((one) => row(title, one.title, one.counts)),
        ...(others ? [row(title, `${others.classes} rarer`, others.counts)] : []),
        row(title, 'unknown', missing),
      ]),
      ...card.quantities.flatMap(({ title, unit, bins, missing }) => [
        ...bins.map(({ low, high, counts }) => row(`${title} (${unit})`, `${low}–${high ?? ''}`, counts)),
        row(title, 'unknown', missing),
      ]),
    ],
  }
}

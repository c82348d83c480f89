import { agreementTable, progressTable } from '../../../core/review/reviewTables'
import { plainTable } from '../../../core/runs/formatTable'
import type { ReviewPayload } from '../../../protocol/reviews'

/** A review in words: how far it is, and how well reviewers agree. */
export function reviewText({ title, samples, available, standing }: ReviewPayload): string {
  const { agreement, outcomes, total } = standing
  const chosen = `${samples.length} of ${available} samples, ${total} texts: ${outcomes.open} open, ${outcomes.disputed} disputed`
  const tables = [progressTable(standing), agreementTable(agreement)].filter(({ rows }) => rows.length > 0)
  return [`${title}\n${chosen}`, ...tables.map(plainTable)].join('\n\n')
}

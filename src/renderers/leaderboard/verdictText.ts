import type { LeaderboardRanking, LeaderboardRow } from '../../protocol/rankingPayloads'
import { formatNumber } from '../shared/format'

/**
 * What a model's difference from the first says, such as "worse by 3.10 [1.20, 5.00], p = 0.003"; of more than two models the p
 * is for all pairs, and the interval for this one.
 */
export function verdictText(
  { toBest }: LeaderboardRow,
  { digits, rows }: Pick<LeaderboardRanking, 'digits' | 'rows'>,
): string {
  if (toBest === undefined) return 'no figure'
  const { value, low, high, p, verdict } = toBest
  if (p === null || low === null || high === null) return 'no interval: too little to tell'
  const size = formatNumber(Math.abs(value), digits)
  const [from, to] = value < 0 ? [-high, -low] : [low, high]
  const ends = `[${formatNumber(from, digits)}, ${formatNumber(to, digits)}]`
  const pairs = rows.length > 2 ? ' for all pairs' : ''
  const chance = `${p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`}${pairs}`
  if (verdict === 'no difference') return `no difference told from chance: ${size} ${ends}, ${chance}`
  return `${verdict} by ${size} ${ends}, ${chance}`
}

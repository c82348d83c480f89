import path from 'node:path'
import type { LineProblem } from '../annotation/annotationLog'
import type { ReviewLog } from './readReviewLog'
import type { UndoLine, VerdictLine } from './reviewLog'

/** What one reviewer decides now, by text. */
export interface ReviewerVerdicts {
  readonly reviewer: string
  readonly verdicts: ReadonlyMap<string, VerdictLine>
}

/** A decision that settles a disagreement, and whose it is. */
export type Settlement = VerdictLine & { readonly reviewer: string }

/** All review logs of annotations as one. */
export interface Reviews {
  /** By name. */
  readonly reviewers: readonly ReviewerVerdicts[]
  /** By text. */
  readonly settled: ReadonlyMap<string, Settlement>
  /** What was passed over, and what was made of logs that contradict each other. */
  readonly problems: readonly LineProblem[]
}

type Entry = (VerdictLine | UndoLine) & { readonly reviewer: string; readonly file: string }

/**
 * Takes review logs together, whatever the order of files and lines: the newest decision of a reviewer about a text
 * holds, one that was taken back gives way to the one before. Several logs of one reviewer count as one.
 */
export function mergeReviews(logs: readonly ReviewLog[]): Reviews {
  const entries = logs
    .flatMap(({ reviewer, file, lines }) => lines.map((line): Entry => ({ ...line, reviewer, file })))
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
  const names = [...new Set(logs.map(({ reviewer }) => reviewer))].sort()
  const settled = standing(entries.filter(({ settles }) => settles === true))
  return {
    reviewers: names.map((reviewer) => ({
      reviewer,
      verdicts: standing(entries.filter((entry) => entry.reviewer === reviewer && entry.settles !== true)),
    })),
    settled,
    problems: [
      ...logs.flatMap(({ problems }) => problems),
      ...names.flatMap((name) => severalLogs(name, logs)),
    ],
  }
}

/** The decision that holds for each text. @param entries in the order of time; a line in two files counts once */
function standing(entries: readonly Entry[]): ReadonlyMap<string, VerdictLine & { reviewer: string }> {
  const decided = new Map<string, (VerdictLine & { reviewer: string })[]>()
  const known = new Set<string>()
  for (const { file: _, ...entry } of entries) {
    const line = JSON.stringify(entry)
    if (known.has(line)) continue
    known.add(line)
    const before = decided.get(entry.text) ?? []
    if (entry.type === 'verdict') before.push(entry)
    else before.pop()
    decided.set(entry.text, before)
  }
  return new Map(
    [...decided].flatMap(([text, verdicts]) => {
      const newest = verdicts.at(-1)
      return newest === undefined ? [] : [[text, newest] as const]
    }),
  )
}

function severalLogs(reviewer: string, logs: readonly ReviewLog[]): readonly LineProblem[] {
  const own = logs.filter((log) => log.reviewer === reviewer)
  if (own.length < 2) return []
  const [first, ...others] = own.map(({ file }) => path.basename(file))
  const verdicts = own.map((log) => mergeReviews([log]).reviewers[0].verdicts)
  const decided = new Set(verdicts.flatMap((each) => [...each.keys()]))
  const differing = [...decided].filter((text) => isDecidedDifferently(text, verdicts)).length
  const texts = differing === 1 ? '1 text' : `${differing} texts`
  const about =
    differing === 0 ? '' : `; they decide ${texts} differently, of which the newest decision holds`
  return [
    {
      where: own[0].file,
      message: `${first} and ${others.join(', ')} are logs of the same reviewer, ${reviewer}, and count as one${about}`,
    },
  ]
}

function isDecidedDifferently(text: string, logs: readonly ReadonlyMap<string, VerdictLine>[]): boolean {
  const decisions = logs.flatMap((verdicts) => {
    const line = verdicts.get(text)
    return line === undefined ? [] : [decisionKey(line)]
  })
  return new Set(decisions).size > 1
}

/** What tells two decisions apart, but for their reasons. */
export function decisionKey(line: VerdictLine): string {
  return line.verdict === 'correct'
    ? JSON.stringify([line.verdict, line.question, line.answer])
    : line.verdict
}

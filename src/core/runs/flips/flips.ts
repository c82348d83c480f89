import type { Task } from '../../benchmark/tasks'
import { type AskedQuestion, answerOf } from '../../metrics/answers/askedQuestion'
import { flipCounts } from '../../metrics/answers/flipCounts'
import type { VerdictCounts } from '../../metrics/answers/filterQuestions'
import { type Verdict, verdictOf } from '../../metrics/answers/verdict'
import type { Estimate } from '../../metrics/comparison/difference'
import { holm } from '../../metrics/holm'
import { mcnemar } from '../../metrics/mcnemar'
import { shareDifference, type UnitFlips } from '../../metrics/pairedShare'
import type { UnitOf } from '../comparison/commonQuestions'

/** What became of the answers to the same questions from one model to another. */
export interface FlipTally {
  /** Questions with truth that both were asked. */
  readonly n: number
  readonly counts: VerdictCounts
  /** Share of right answers of the second minus that of the first, an unanswered question counting as wrong. */
  readonly difference: Estimate
  /** McNemar's exact test on those that just one has right. */
  readonly p: number
}

/** The same for a part of the questions. */
export interface ClassFlips extends FlipTally {
  readonly label: string
}

export interface Flips {
  readonly total: FlipTally
  /** The largest first; p is corrected for the number of classes (Holm). */
  readonly classes: readonly ClassFlips[]
}

export interface FlipsOptions {
  /** Samples that go together in intervals; each is a unit of its own when absent. */
  readonly unitOf?: UnitOf
  /** Class of a sample, such as its land cover; undefined where it has none. */
  readonly classOf: UnitOf
}

/** A question with what the two models made of it. */
interface Judged {
  readonly unit: string
  readonly label: string | undefined
  readonly first: Verdict
  readonly second: Verdict
}

/** What becomes of answers from one model to another over all questions of a task, and by class. */
export function flipsOf(
  task: Task,
  questions: readonly AskedQuestion[],
  [first, second]: readonly [first: string, second: string],
  { unitOf, classOf }: FlipsOptions,
): Flips {
  const judged = questions.flatMap((question): Judged[] => {
    const verdicts = [first, second].map((model) => {
      const answer = answerOf(question, model)
      return answer && verdictOf(task, question.truth, answer)
    })
    const [before, after] = verdicts
    if (before === undefined || after === undefined) return []
    const { sample } = question
    const unit = unitOf?.(sample)
    return [
      {
        unit: unit === undefined ? `sample ${sample}` : `unit ${unit}`,
        label: classOf(sample),
        first: before,
        second: after,
      },
    ]
  })
  const classes = byLabel(judged).map(([label, part]) => ({ label, ...tallyOf(part) }))
  const adjusted = holm(classes.map(({ p }) => p))
  return {
    total: tallyOf(judged),
    classes: classes
      .map((each, index) => ({ ...each, p: adjusted[index] }))
      .sort((a, b) => b.n - a.n || (a.label < b.label ? -1 : 1)),
  }
}

function tallyOf(judged: readonly Judged[]): FlipTally {
  const counts = emptyCounts()
  const units = new Map<string, { -readonly [Key in keyof UnitFlips]: number }>()
  for (const { unit, first, second } of judged) {
    counts[first][second]++
    const flips = units.get(unit) ?? { n: 0, onlyFirst: 0, onlySecond: 0 }
    units.set(unit, flips)
    flips.n++
    if (first === 'right' && second !== 'right') flips.onlyFirst++
    if (first !== 'right' && second === 'right') flips.onlySecond++
  }
  return {
    n: judged.length,
    counts,
    difference: shareDifference([...units.values()]),
    p: mcnemar(...flipCounts(counts)),
  }
}

function emptyCounts(): Record<Verdict, Record<Verdict, number>> {
  const row = () => ({ right: 0, wrong: 0, unanswered: 0 })
  return { right: row(), wrong: row(), unanswered: row() }
}

function byLabel(judged: readonly Judged[]): readonly (readonly [string, readonly Judged[]])[] {
  const parts = new Map<string, Judged[]>()
  for (const each of judged) {
    if (each.label === undefined) continue
    const part = parts.get(each.label)
    if (part === undefined) parts.set(each.label, [each])
    else part.push(each)
  }
  return [...parts]
}

import type { Sample, Split } from '../dataset/sample'
import { type BySplit, totalOf, zeros } from './splitCounts'

/** One question about human activity with its most frequent answers. */
export interface QuestionSummary {
  readonly question: string
  readonly counts: BySplit<number>
  readonly answers: readonly { readonly answer: string; readonly count: number }[]
  /** Times that it was answered otherwise. */
  readonly otherAnswers: number
}

/** What is asked about human activity. */
export interface QuestionsSummary {
  /** Pairs of question and answer. */
  readonly pairs: BySplit<number>
  /** Samples with at least one pair. */
  readonly samples: BySplit<number>
  /** Different questions; null where there are too many to count. */
  readonly questions: number | null
  /** The most frequent. */
  readonly frequent: readonly QuestionSummary[]
}

const MOST_QUESTIONS = 2000
const MOST_ANSWERS = 50
const LISTED_QUESTIONS = 12
const LISTED_ANSWERS = 6

/** Letters of a question or an answer that are kept. */
const LONGEST = 200

interface QuestionCounts {
  readonly counts: Record<Split, number>
  readonly answers: Map<string, number>
}

/** Counts questions and their answers; of too many different ones those that came first. */
export class QuestionTally {
  readonly #pairs = zeros()
  readonly #samples = zeros()
  readonly #questions = new Map<string, QuestionCounts>()
  #isFull = false

  add({ split, truth }: Sample): void {
    const { humanActivity = [] } = truth
    if (humanActivity.length > 0) this.#samples[split]++
    for (const { question, answer } of humanActivity) {
      this.#pairs[split]++
      const counted = this.#countsOf(question.slice(0, LONGEST))
      if (counted === undefined) continue
      counted.counts[split]++
      const words = answer.trim().slice(0, LONGEST)
      const known = counted.answers.get(words)
      if (known !== undefined || counted.answers.size < MOST_ANSWERS)
        counted.answers.set(words, (known ?? 0) + 1)
    }
  }

  get summary(): QuestionsSummary {
    const frequent = [...this.#questions]
      .sort(([, one], [, other]) => totalOf(other.counts) - totalOf(one.counts))
      .slice(0, LISTED_QUESTIONS)
    return {
      pairs: this.#pairs,
      samples: this.#samples,
      questions: this.#isFull ? null : this.#questions.size,
      frequent: frequent.map(([question, counted]) => summaryOf(question, counted)),
    }
  }

  #countsOf(question: string): QuestionCounts | undefined {
    const known = this.#questions.get(question)
    if (known !== undefined) return known
    this.#isFull ||= this.#questions.size === MOST_QUESTIONS
    if (this.#isFull) return undefined
    const begun = { counts: zeros(), answers: new Map<string, number>() }
    this.#questions.set(question, begun)
    return begun
  }
}

function summaryOf(question: string, { counts, answers }: QuestionCounts): QuestionSummary {
  const listed = [...answers]
    .sort(([, one], [, other]) => other - one)
    .slice(0, LISTED_ANSWERS)
    .map(([answer, count]) => ({ answer, count }))
  const shown = listed.reduce((sum, { count }) => sum + count, 0)
  return { question, counts, answers: listed, otherAnswers: totalOf(counts) - shown }
}

import type { Answer, PatchInput } from '../models/model'
import { truthOf } from '../models/truthOf'
import type { AnswerLine } from './runLog'
import type { RunningScores } from './runningScores'
import type { RunLogWriter } from './runLogWriter'

export type Patches = ReadonlyMap<string, PatchInput>

/** Writes answers down in the order in which they come; those that come while others are written follow in one go. */
export class AnswerSink {
  readonly #writer: RunLogWriter
  readonly #scores: RunningScores
  #waiting: AnswerLine[] = []
  #writing: Promise<void> | undefined

  /** @param scores take in what is written */
  constructor(writer: RunLogWriter, scores: RunningScores) {
    this.#writer = writer
    this.#scores = scores
  }

  /** Resolves once the answers are in the log. @throws ReoError when they cannot be written */
  async write(answers: readonly AnswerLine[]): Promise<void> {
    this.#waiting.push(...answers)
    if (this.#writing !== undefined) await this.#writing
    // Whoever comes first writes what all have brought meanwhile.
    if (this.#waiting.length > 0) this.#writing = this.#writeWaiting()
    await this.#writing
  }

  async #writeWaiting(): Promise<void> {
    const lines = this.#waiting
    this.#waiting = []
    await this.#writer.append(lines)
    for (const line of lines) this.#scores.add(line)
  }
}

/** An answer with what it is scored against. */
export function withTruth(answer: Answer, { sample }: PatchInput): AnswerLine {
  const known = truthOf(sample.truth, answer.task)
  const truth = known.find(({ question }) => question === answer.question)?.value ?? null
  return { type: 'answer', ...answer, truth }
}

import type { EvaluationProgress } from '../../core/runs/evaluate'
import { durationText, rateText, scoresText } from '../../core/runs/progressText'
import { currentExecution, type Execution } from '../cells/execution'

/** A line of progress is renewed at most this often, in ms. */
const INTERVAL = 100

/** What ends within this time, in ms, leaves no line beside the result that it shows: as long as outputs of the run before stand. */
export const PATIENCE = 5000

const BAR = 24

let displays = 0

/** A line in the running cell that is renewed in place. */
export class ProgressDisplay {
  readonly #execution: Execution | undefined = currentExecution()
  readonly #id = `reo-progress-${++displays}`
  readonly #from: number
  #shownAt = -Infinity

  /** @param patience how long nothing is shown, in ms */
  constructor(patience = 0) {
    this.#from = performance.now() + patience
  }

  /** Shows a text unless another was shown a moment ago, or it is too early. */
  update(text: string): void {
    const now = performance.now()
    if (now >= this.#from && now - this.#shownAt >= INTERVAL) this.#show(text)
  }

  /** Shows the last text, unless it is too early for any. */
  finish(text: string): void {
    if (performance.now() >= this.#from) this.#show(text)
  }

  #show(text: string): void {
    this.#shownAt = performance.now()
    this.#execution?.display({ kind: 'display', data: { 'text/plain': text }, displayId: this.#id })
  }
}

/** How far an evaluation is, such as `[####····] 128/400 patches · 310/s · 1 s left · Small U-Net`. */
export function progressText(progress: EvaluationProgress): string {
  const { done, total, rate, secondsLeft, skipped, model, scores } = progress
  const told = scoresText(scores.filter((score) => score.model === model.id))
  const filled = total === 0 ? BAR : Math.round((done / total) * BAR)
  return [
    `[${'#'.repeat(filled)}${'·'.repeat(BAR - filled)}] ${done}/${total} patches`,
    `${rateText(rate)}/s`,
    `${durationText(secondsLeft)} left`,
    ...(skipped === 0 ? [] : [`${skipped} skipped`]),
    model.title,
    ...(told === '' ? [] : [told]),
  ].join(' · ')
}

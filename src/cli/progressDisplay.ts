import type { WriteStream } from 'node:tty'
import type { DeviceReport } from '../core/models/model'
import type { EvaluationProgress } from '../core/runs/evaluate'
import { durationText, rateText, scoresText } from '../core/runs/progressText'
import { ProgressLine } from './progressLine'

/** Shows how a run goes on, and on which device. */
export class ProgressDisplay {
  readonly #stream: WriteStream
  readonly #devicesShown = new Set<string>()
  readonly #line: ProgressLine

  constructor(stream: WriteStream) {
    this.#stream = stream
    this.#line = new ProgressLine(stream)
  }

  show(progress: EvaluationProgress): void {
    this.#showDevice(progress)
    this.#line.show(progressLine(progress), progress.done >= progress.total)
  }

  end(): void {
    this.#line.end()
  }

  #showDevice({ model }: EvaluationProgress): void {
    if (model.device === undefined || this.#devicesShown.has(model.id)) return
    this.#devicesShown.add(model.id)
    this.end()
    this.#stream.write(`reo: ${model.id} runs on ${deviceLine(model.device)}\n`)
  }
}

/** Which device runs and what became of the others, on one line. */
function deviceLine({ device, trials }: DeviceReport): string {
  const tried = trials.map((trial) => `${trial.device} ${trial.outcome}: ${trial.reason}`)
  return `${device} (${tried.join(' ')})`
}

function progressLine(progress: EvaluationProgress): string {
  const { done, total, answers, skipped, rate, secondsLeft, model, scores } = progress
  const counts = `${done} of ${total} patches, ${answers} answers${skipped > 0 ? `, ${skipped} skipped` : ''}`
  const told = scoresText(scores.filter((score) => score.model === model.id))
  const speed = `${rateText(rate)} patches/s, ${durationText(secondsLeft)} left`
  return `${counts}, ${speed} (${model.id})${told === '' ? '' : ` · ${told}`}`
}

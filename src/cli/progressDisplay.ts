import type { WriteStream } from 'node:tty'
import type { DeviceReport } from '../core/models/model'
import type { EvaluationProgress } from '../core/runs/evaluate'
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
export function deviceLine({ device, trials }: DeviceReport): string {
  const tried = trials.map((trial) => `${trial.device} ${trial.outcome}: ${trial.reason}`)
  return `${device} (${tried.join(' ')})`
}

function progressLine({
  done,
  total,
  answers,
  skipped,
  rate,
  secondsLeft,
  model,
}: EvaluationProgress): string {
  const counts = `${done} of ${total} patches, ${answers} answers${skipped > 0 ? `, ${skipped} skipped` : ''}`
  return `${counts}, ${rate.toFixed(0)} patches/s, ${Math.ceil(secondsLeft)} s left (${model.id})`
}

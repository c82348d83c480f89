import type { WriteStream } from 'node:tty'
import type { DeviceReport } from '../core/models/model'
import type { EvaluationProgress } from '../core/runs/evaluate'

const EVERY_MS_ON_TERMINAL = 100
const EVERY_MS_IN_LOG = 10_000

/** Shows how a run goes on: one line that is rewritten on a terminal, a line now and then elsewhere. */
export class ProgressDisplay {
  readonly #stream: WriteStream
  readonly #devicesShown = new Set<string>()
  #shownAt = performance.now()
  #lineIsOpen = false

  constructor(stream: WriteStream) {
    this.#stream = stream
  }

  show(progress: EvaluationProgress): void {
    this.#showDevice(progress)
    const now = performance.now()
    const isLast = progress.done >= progress.total
    if (!isLast && now - this.#shownAt < (this.#stream.isTTY ? EVERY_MS_ON_TERMINAL : EVERY_MS_IN_LOG)) return
    this.#shownAt = now
    this.#stream.write(
      this.#stream.isTTY ? `\r\u001b[K${progressLine(progress)}` : `${progressLine(progress)}\n`,
    )
    this.#lineIsOpen = this.#stream.isTTY
  }

  end(): void {
    if (this.#lineIsOpen) this.#stream.write('\n')
    this.#lineIsOpen = false
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

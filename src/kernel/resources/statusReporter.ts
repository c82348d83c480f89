import type { DeviceReport } from '../../core/models/model'
import type { KernelStatus } from '../../protocol/kernel'

/** Something under way, told in the status bar. */
export interface Work {
  update(text: string): void
  end(): void
}

/** Tells the extension what runs and on which device, when that changes. */
export class StatusReporter {
  readonly #send: (status: KernelStatus) => void
  readonly #works = new Map<symbol, string>()
  #device: DeviceReport | undefined
  #told = ''

  constructor(send: (status: KernelStatus) => void) {
    this.#send = send
  }

  /** Begins work in words; of several the newest is told. */
  begin(text: string): Work {
    const key = Symbol(text)
    const set = (words: string) => {
      this.#works.set(key, words)
      this.#tell()
    }
    set(text)
    return {
      update: set,
      end: () => {
        this.#works.delete(key)
        this.#tell()
      },
    }
  }

  /** The device of the newest model that ran. */
  set device(device: DeviceReport) {
    this.#device = device
    this.#tell()
  }

  #tell(): void {
    const work = [...this.#works.values()].at(-1) ?? null
    const status: KernelStatus = { ...(this.#device && { device: this.#device }), work }
    const text = JSON.stringify(status)
    if (text === this.#told) return
    this.#told = text
    this.#send(status)
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** A signal that aborts when the process is asked to end; asked again, it ends at once. */
export interface Interrupt {
  readonly signal: AbortSignal
  stopListening(): void
}

/** Turns the first Ctrl+C (or SIGTERM) into a cancel, so that the work at hand can be left in good order. */
export function listenForInterrupt(): Interrupt {
  const controller = new AbortController()
  const stopListening = () => SIGNALS.forEach((name) => process.off(name, cancel))
  const cancel = () => {
    process.stderr.write('\nreo: stopping after this batch; press Ctrl+C again to stop at once\n')
    stopListening()
    controller.abort()
  }
  SIGNALS.forEach((name) => process.on(name, cancel))
  return { signal: controller.signal, stopListening }
}

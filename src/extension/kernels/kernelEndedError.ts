import { ReoError } from '../../core/errors'

/** How far a process had come when it ended. */
export type Phase = 'starting' | 'running'

/** The kernel process is gone; `reason` says how, such as `signal SIGABRT` or `exit code 1`. */
export class KernelEndedError extends ReoError {
  readonly reason: string
  readonly phase: Phase

  constructor(phase: Phase, reason: string, lastLine: string) {
    super(
      phase === 'running'
        ? `The kernel ended (${reason})`
        : `The kernel did not start (${reason})${lastLine === '' ? '' : `: ${lastLine}`}`,
      {
        mend:
          phase === 'running'
            ? 'Try again: another starts when it is needed.'
            : 'The log says more (command "REO: Show Log").',
      },
    )
    this.name = 'KernelEndedError'
    this.reason = reason
    this.phase = phase
  }
}

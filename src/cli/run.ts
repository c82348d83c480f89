import { Command } from 'commander'
import { messageOf } from '../core/errors'
import { redact } from '../core/text/redact'
import { visibleControls } from '../core/text/visibleControls'

const FAILED = 1

/**
 * Wraps a command's handler: what it throws becomes one line on standard error and exit code 1, with the stack
 * under `--verbose`.
 */
export function action<Arguments extends unknown[]>(
  handler: (...handlerArguments: Arguments) => void | Promise<void>,
): (...handlerArguments: Arguments) => Promise<void> {
  return async (...handlerArguments) => {
    try {
      await handler(...handlerArguments)
    } catch (error) {
      process.exitCode = FAILED
      process.stderr.write(`reo: ${messageOf(error)}\n`)
      if (isVerbose(handlerArguments.at(-1)) && error instanceof Error)
        process.stderr.write(visibleControls(redact(stackOf(error))))
    }
  }
}

/** Commander hands the command over as a handler's last argument. */
function isVerbose(command: unknown): boolean {
  return command instanceof Command && command.optsWithGlobals<{ verbose?: boolean }>().verbose === true
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `caused by ${stackOf(error.cause)}` : ''
  return `${error.stack ?? error.message}\n${cause}`
}

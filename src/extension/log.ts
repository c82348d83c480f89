import { redact } from '../core/text/redact'
import { visibleControls } from '../core/text/visibleControls'

/** The log of this extension, as its parts write it. */
export interface Log {
  debug(line: string): void
  info(line: string): void
  warn(line: string): void
  error(line: string): void
  /** Shows it to the user. */
  show(): void
}

/**
 * A log that no key gets into, and nothing that steers a terminal.
 * @param channel where it is written
 * @param keys those known by now
 */
export function cleanLog(channel: Log, keys: () => Iterable<string>): Log {
  const clean = (line: string) => visibleControls(redact(line, keys()))
  return {
    debug: (line) => channel.debug(clean(line)),
    info: (line) => channel.info(clean(line)),
    warn: (line) => channel.warn(clean(line)),
    error: (line) => channel.error(clean(line)),
    show: () => channel.show(),
  }
}

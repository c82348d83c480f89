/** Where an error happened and how to mend it, for {@link ReoError}. */
export interface ErrorDetails {
  /** File, line, sample id or model that the error is about. */
  readonly where?: string
  /** What the reader can do about it, as a sentence. */
  readonly mend?: string
  readonly cause?: unknown
}

/** An error people can act on: its message is one line that says what failed, where, and how to mend it. */
export class ReoError extends Error {
  readonly where: string | undefined
  readonly mend: string | undefined

  constructor(what: string, details: ErrorDetails = {}) {
    super(oneLine([details.where, what].filter(Boolean).join(': '), details.mend), { cause: details.cause })
    this.name = 'ReoError'
    this.where = details.where
    this.mend = details.mend
  }
}

/** The message of anything thrown, on one line. */
export function messageOf(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return message.replaceAll(/\s*\n\s*/g, ' ').trim()
}

/** What in the end caused an error; undefined where nothing is said to have. */
export function rootCauseOf(thrown: unknown): unknown {
  let cause: unknown = thrown
  while (cause instanceof Error && cause.cause !== undefined) cause = cause.cause
  return cause === thrown ? undefined : cause
}

/** Ends an exhaustive switch: the compiler refuses a call that some case can still reach. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected case: ${JSON.stringify(value)}`)
}

function oneLine(what: string, mend: string | undefined): string {
  const sentence = mend === undefined ? what : `${what.replace(/[.\s]+$/, '')}. ${mend}`
  return sentence.replaceAll(/\s*\n\s*/g, ' ').trim()
}

import { redact } from './text/redact'
import { visibleControls } from './text/visibleControls'

/** Where an error happened and how to mend it, for {@link ReoError}. */
export interface ErrorDetails {
  /** File, line, sample id or model that the error is about. */
  readonly where?: string
  /** What the reader can do about it, as a sentence. */
  readonly mend?: string
  readonly cause?: unknown
}

/**
 * An error people can act on: its message is one line that says what failed, where, and how to mend it. Whatever it quotes,
 * no key and no character that steers a terminal or turns text around gets into it.
 */
export class ReoError extends Error {
  readonly where: string | undefined
  readonly mend: string | undefined

  constructor(what: string, details: ErrorDetails = {}) {
    super(messageText([details.where, what].filter(Boolean).join(': '), details.mend), {
      cause: details.cause,
    })
    this.name = 'ReoError'
    this.where = details.where
    this.mend = details.mend
  }
}

/** The message of anything thrown, on one line, without keys and control characters. */
export function messageOf(thrown: unknown): string {
  return oneLine(thrown instanceof Error ? thrown.message : String(thrown))
}

/** Why something failed, in words; of the system's errors without the path, which stands where an error says where it happened. */
export function reasonOf(thrown: unknown): string {
  return SYSTEM_REASONS.get(codeOf(thrown) ?? '') ?? messageOf(thrown)
}

/** The code of an error of Node's or the system's, such as `ENOENT`; undefined where it has none. */
export function codeOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : undefined
}

const SYSTEM_REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['EISDIR', 'it is a folder'],
  ['EEXIST', 'it exists already'],
  ['ENOTEMPTY', 'the folder is not empty'],
  ['EACCES', 'you lack the permission'],
  ['EPERM', 'the system does not allow it'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'your share of the disk is used up'],
  ['EIO', 'the disk failed'],
  ['EBUSY', 'another program uses it'],
  ['EMFILE', 'too many files are open'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ELOOP', 'its links lead in a circle'],
])

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

function messageText(what: string, mend: string | undefined): string {
  return oneLine(mend === undefined ? what : `${what.replace(/[.\s]+$/, '')}. ${mend}`)
}

function oneLine(text: string): string {
  return visibleControls(redact(text.replaceAll(/\s*\n\s*/g, ' ').trim()))
}

import type { Answer } from '../models/model'

/** One answer in another tool's log. */
export interface LogRecord extends Pick<Answer, 'repeat' | 'usage' | 'logprobs' | 'ended' | 'latencyMs'> {
  /** Id of what was asked about, in the log's own words. */
  readonly sample: string
  /** What kind of question it was, in the log's own words. */
  readonly kind?: string
  readonly question?: string
  /** Texts of the options that letters stand for, in order. */
  readonly options?: readonly string[]
  /** The answer word for word. */
  readonly raw: string
  /** What is right, in words, where the log carries it. */
  readonly truth?: string
  readonly model?: string
  /** Why there is no answer. */
  readonly error?: string
}

/** Something in a log that is no record. */
export interface LogProblem {
  /** Line or member of the log. */
  readonly where: string
  readonly problem: string
}

export type LogEntry = LogRecord | LogProblem

/** Columns that a user names instead of those that a format usually has; dotted paths lead into objects. */
export interface LogColumns {
  readonly id?: string
  readonly answer?: string
  readonly question?: string
  readonly truth?: string
  readonly kind?: string
  readonly model?: string
}

/** What a format is recognised by. */
export interface LogHead {
  /** The first bytes as text. */
  readonly text: string
  /** Cells of the first row, where the file is a table. */
  readonly cells?: Readonly<Record<string, unknown>>
}

/** A format of logs. */
export interface LogReader {
  /** As `reo import --from` names it. */
  readonly name: string
  readonly title: string
  recognises(head: LogHead): boolean
  /** Records in stored order, one at a time. @throws ReoError when the file cannot be read */
  read(path: string, columns: LogColumns): AsyncIterable<LogEntry>
}

import { ReoError, type ErrorDetails } from '../errors'

/** What kept an endpoint from answering. */
export const ENDPOINT_FAILURES = [
  'rate-limit',
  'overloaded',
  'timeout',
  'network',
  'proxy',
  'certificate',
  'server',
  'bad-answer',
  'bad-request',
  'auth',
  'quota',
  'no-model',
  'no-image',
] as const
export type EndpointFailure = (typeof ENDPOINT_FAILURES)[number]

/** An endpoint that did not answer. */
export class EndpointError extends ReoError {
  readonly failure: EndpointFailure
  /** Time after which the endpoint wants to be asked again. */
  readonly retryAfterMs: number | undefined

  constructor(
    failure: EndpointFailure,
    what: string,
    { retryAfterMs, ...details }: ErrorDetails & { readonly retryAfterMs?: number } = {},
  ) {
    super(what, details)
    this.failure = failure
    this.retryAfterMs = retryAfterMs
  }

  /** Whether the same question may be answered when it is asked again. */
  get isPassing(): boolean {
    return PASSING.has(this.failure)
  }

  /** Whether no question will be answered, so that a run had better stop. */
  get isFatal(): boolean {
    return FATAL.has(this.failure)
  }

  /** Whether the endpoint has too much to do. */
  get isThrottling(): boolean {
    return this.failure === 'rate-limit' || this.failure === 'overloaded'
  }
}

const PASSING: ReadonlySet<EndpointFailure> = new Set([
  'rate-limit',
  'overloaded',
  'timeout',
  'network',
  'proxy',
  'server',
  'bad-answer',
])
const FATAL: ReadonlySet<EndpointFailure> = new Set(['certificate', 'auth', 'quota', 'no-model', 'no-image'])

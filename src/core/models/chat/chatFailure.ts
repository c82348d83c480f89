import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai'
import { messageOf, rootCauseOf } from '../../errors'
import { hideSecrets } from '../../text/redact'
import { EndpointError, type EndpointFailure } from '../endpointError'
import { certificateFailure } from './certificateFailure'

/** Characters of an endpoint's own message that are told on. */
const MESSAGE_LENGTH = 300

/**
 * What the client throws, as what kept the endpoint from answering.
 * @param secrets made unreadable wherever the endpoint repeats them
 */
export function endpointErrorOf(thrown: unknown, where: string, secrets: readonly string[]): unknown {
  if (thrown instanceof EndpointError) return thrown
  const inner = rootCauseOf(thrown)
  if (inner instanceof EndpointError) return inner
  if (thrown instanceof SyntaxError) {
    const what = `${TITLES['bad-answer']} (no JSON: ${hideSecrets(messageOf(thrown), secrets)})`
    return new EndpointError('bad-answer', what, { where, mend: MENDS['bad-answer'] })
  }
  if (!(thrown instanceof APIError)) return thrown
  const failure = failureOf(thrown)
  const said = shortened(hideSecrets(reasonOf(thrown), secrets))
  const retryAfterMs = retryAfter(thrown.headers)
  return new EndpointError(failure, `${TITLES[failure]} (${said})`, {
    where,
    mend: certificateFailure(inner) ?? MENDS[failure],
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  })
}

const TITLES: Readonly<Record<EndpointFailure, string>> = {
  'rate-limit': 'The endpoint is asked too often',
  overloaded: 'The endpoint has too much to do',
  timeout: 'The endpoint did not answer in time',
  network: 'The endpoint cannot be reached',
  proxy: 'The proxy lets no request through',
  certificate: 'The certificate of the endpoint is not trusted',
  server: 'The endpoint failed',
  'bad-answer': 'The endpoint did not answer as it should',
  'bad-request': 'The endpoint does not take the request',
  auth: 'The endpoint refuses the key',
  quota: 'The endpoint grants no more requests',
  'no-model': 'The endpoint has no such model',
  'no-image': 'The model takes no pictures',
}

const MENDS: Readonly<Record<EndpointFailure, string>> = {
  'rate-limit': 'Ask for fewer answers at a time.',
  overloaded: 'Ask for fewer answers at a time.',
  timeout: 'Give it more time, or ask for fewer answers at a time.',
  network:
    'Check its address, that it runs, and that this machine has a network; where that needs a proxy, name it in HTTPS_PROXY or the setting http.proxy of VS Code.',
  proxy: 'Check HTTPS_PROXY and NO_PROXY, or the setting http.proxy of VS Code.',
  certificate: 'Check the certificate of its server.',
  server: 'Look at its log.',
  'bad-answer': 'Check that the address is that of an OpenAI-compatible endpoint.',
  'bad-request': 'Check what the model can do.',
  auth: 'Check the key.',
  quota: 'Look after the account, then resume the run.',
  'no-model': 'Check the name.',
  'no-image': 'Choose a vision-language model.',
}

function failureOf(error: APIError): EndpointFailure {
  if (error instanceof APIConnectionTimeoutError) return 'timeout'
  if (error instanceof APIConnectionError) {
    return certificateFailure(rootCauseOf(error)) === undefined ? 'network' : 'certificate'
  }
  const said = reasonOf(error)
  switch (error.status) {
    case 401:
    case 403:
      return 'auth'
    case 404:
      return 'no-model'
    case 408:
      return 'timeout'
    case 429:
      return /quota|billing|insufficient/i.test(said) ? 'quota' : 'rate-limit'
    case 502:
    case 503:
    case 504:
    case 529:
      return 'overloaded'
    case undefined:
      return 'bad-answer'
    default:
      if (error.status >= 500) return 'server'
      return /image|vision|multi-?modal/i.test(said) ? 'no-image' : 'bad-request'
  }
}

function reasonOf(error: APIError): string {
  const cause = rootCauseOf(error)
  return cause === undefined ? messageOf(error) : `${messageOf(error)} ${messageOf(cause)}`
}

/** Seconds or a date, as HTTP has it (RFC 9110, 10.2.3). */
function retryAfter(headers: Headers | undefined): number | undefined {
  const text = headers?.get('retry-after')
  if (text === null || text === undefined || text === '') return undefined
  const seconds = Number(text)
  const milliseconds = Number.isNaN(seconds) ? Date.parse(text) - Date.now() : seconds * 1000
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined
}

function shortened(text: string): string {
  return text.length > MESSAGE_LENGTH ? `${text.slice(0, MESSAGE_LENGTH)}…` : text
}

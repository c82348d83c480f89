import { codeOf, messageOf } from '../../core/errors'
import type { EndpointFailure } from '../../core/models/endpointError'

export interface LanguageModelFailure {
  readonly failure: EndpointFailure
  readonly message: string
}

/** Characters of a message that are told on. */
const MESSAGE_LENGTH = 300

/**
 * What kept a language model from answering. VS Code's own errors carry a code; all others come from the extension that
 * brings the model, and tell by their words alone what they are.
 */
export function failureOf(thrown: unknown): LanguageModelFailure {
  const said = wordsOf(thrown)
  const failure = byCode(codeOf(thrown), said) ?? byWords(said)
  return { failure, message: `${TITLES[failure]} (${said.slice(0, MESSAGE_LENGTH)})` }
}

/** Codes of `vscode.LanguageModelError`. */
function byCode(code: string | undefined, said: string): EndpointFailure | undefined {
  switch (code) {
    case 'NoPermissions':
      return 'auth'
    case 'NotFound':
      return 'no-model'
    case 'Blocked':
      return byWords(said) === 'rate-limit' ? 'rate-limit' : 'quota'
    default:
      return undefined
  }
}

const WORDS: readonly (readonly [RegExp, EndpointFailure])[] = [
  [/\bquota|\bbilling|usage limit|premium requests/i, 'quota'],
  [/rate.?limit|too many requests|\b429\b/i, 'rate-limit'],
  [/overload|unavailable|\b50[34]\b|\b529\b/i, 'overloaded'],
  [/\bimages?\b|\bvision\b|multi-?modal|\bpictures?\b/i, 'no-image'],
  [/timed? ?out|timeout/i, 'timeout'],
  [/network|fetch failed|\bE(CONN|NOTFOUND|AI_AGAIN)|socket|offline/i, 'network'],
  [/unauthori[sz]ed|api key|sign(ed)? in|\b401\b|\b403\b/i, 'auth'],
  [/content.?filter|responsible ai|off.?topic|\bbad request|\b400\b/i, 'bad-request'],
]

function byWords(said: string): EndpointFailure {
  return WORDS.find(([words]) => words.test(said))?.[1] ?? 'server'
}

const TITLES: Readonly<Record<EndpointFailure, string>> = {
  'rate-limit': 'The model is asked too often',
  overloaded: 'The model has too much to do',
  timeout: 'The model did not answer in time',
  network: 'The model cannot be reached',
  proxy: 'A proxy keeps the model from being reached',
  certificate: 'The certificate of the server is not trusted',
  server: 'The model failed',
  'bad-answer': 'The model did not answer as it should',
  'bad-request': 'The model does not take the request',
  auth: 'VS Code does not let REO Notebook use the model',
  quota: 'The model grants no more requests',
  'no-model': 'VS Code offers no such language model',
  'no-image': 'The model takes no pictures',
}

/** The words of an error and of what caused it. */
function wordsOf(thrown: unknown): string {
  const said = [thrown]
  for (let cause = causeOf(thrown); cause !== undefined; cause = causeOf(cause)) said.push(cause)
  return [...new Set(said.map(messageOf))].filter((words) => words !== '').join(': ')
}

function causeOf(thrown: unknown): unknown {
  return thrown instanceof Error ? thrown.cause : undefined
}

import { fetch, ProxyAgent } from 'undici'
import { messageOf, rootCauseOf } from '../../errors'
import { EndpointError } from '../endpointError'
import { certificateFailure } from './certificateFailure'
import { nameOfProxy } from './proxy'

/** What of a response is looked at; that of the proxies' library is of another class than Node's own. */
export type FetchedResponse = Pick<Response, 'status' | 'statusText'> & {
  readonly body: AsyncIterable<Uint8Array> | null
  readonly headers: Iterable<[string, string]>
}

/** What openai's client asks for. */
export type FetchOptions = Pick<RequestInit, 'method' | 'headers' | 'signal'> & { readonly body?: unknown }

const agents = new Map<string, ProxyAgent>()

/**
 * Fetches through a proxy, plain addresses by a request to it and secure ones by a tunnel through it.
 * @throws EndpointError `proxy` when it cannot be reached or lets nothing through
 */
export async function proxiedFetch(
  proxy: string,
  address: URL,
  { method, headers, body, signal }: FetchOptions,
): Promise<FetchedResponse> {
  try {
    const dispatcher = agents.get(proxy) ?? new ProxyAgent({ uri: proxy, proxyTunnel: false })
    agents.set(proxy, dispatcher)
    return await fetch(address, {
      dispatcher,
      headers: [...new Headers(headers)],
      ...(method !== undefined && { method }),
      ...(typeof body === 'string' && { body }),
      ...(signal && { signal }),
    })
  } catch (thrown) {
    if (thrown instanceof EndpointError || signal?.aborted === true) throw thrown
    const cause = rootCauseOf(thrown) ?? thrown
    if (certificateFailure(cause) !== undefined) throw thrown
    throw refusal(proxy, reasonOf(cause))
  }
}

function refusal(proxy: string, reason: string): EndpointError {
  return new EndpointError('proxy', `The proxy ${nameOfProxy(proxy)} lets no request through (${reason})`, {
    mend: 'Check the environment variables HTTPS_PROXY, HTTP_PROXY and NO_PROXY, or the settings http.proxy and http.noProxy of VS Code; a proxy that wants a password has it in its address, http://NAME:PASSWORD@HOST:PORT.',
  })
}

function reasonOf(cause: unknown): string {
  const said = messageOf(cause)
  const [, status] = /^Proxy [\w ]+\((\d{3})\)/.exec(said) ?? []
  if (status === '407') return 'it wants a name and a password'
  return status === undefined ? said : `it answers ${status}`
}

import { EndpointError } from '../endpointError'
import type { FetchedResponse, FetchOptions } from './proxiedFetch'
import { proxyFor } from './proxy'

/** No answer is as long as this; one that goes on is cut off. */
const MAXIMUM_RESPONSE_BYTES = 4 * 2 ** 20

/**
 * Fetches, through the proxy that the environment names for the address, and gives up on a body that does not end.
 * @throws EndpointError when it is too long, or the proxy lets nothing through
 */
export async function boundedFetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const { body, status, statusText, headers } = await fetchStraightOrNot(input, init)
  if (body === null) return new Response(null, { status, statusText, headers: [...headers] })
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body) {
    length += part.byteLength
    if (length > MAXIMUM_RESPONSE_BYTES) {
      throw new EndpointError(
        'bad-answer',
        `The answer is longer than ${MAXIMUM_RESPONSE_BYTES / 2 ** 20} MiB`,
        { mend: 'Check that the address is that of a chat endpoint.' },
      )
    }
    parts.push(part)
  }
  return new Response(Buffer.concat(parts), { status, statusText, headers: withoutEncoding(headers) })
}

async function fetchStraightOrNot(
  input: string | URL | Request,
  init: RequestInit & FetchOptions,
): Promise<FetchedResponse> {
  const address = new URL(input instanceof Request ? input.url : input)
  const proxy = proxyFor(address)
  if (proxy === undefined) return fetch(input, init)
  // Its library is loaded where there is a proxy alone.
  const { proxiedFetch } = await import('./proxiedFetch')
  return proxiedFetch(proxy, address, init)
}

/** The body has been decoded already. */
function withoutEncoding(headers: FetchedResponse['headers']): Headers {
  const kept = new Headers([...headers])
  kept.delete('content-encoding')
  kept.delete('content-length')
  return kept
}

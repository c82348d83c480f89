import { EndpointError } from '../endpointError'

/** No answer is as long as this; one that goes on is cut off. */
const MAXIMUM_RESPONSE_BYTES = 4 * 2 ** 20

/** Fetches, and gives up on a body that does not end. @throws EndpointError when it is too long */
export async function boundedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init)
  if (response.body === null) return response
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body) {
    length += part.byteLength
    if (length > MAXIMUM_RESPONSE_BYTES) {
      throw new EndpointError(
        'bad-answer',
        `The answer is longer than ${MAXIMUM_RESPONSE_BYTES / 2 ** 20} MiB`,
      )
    }
    parts.push(part)
  }
  const { status, statusText, headers } = response
  return new Response(Buffer.concat(parts), { status, statusText, headers: withoutEncoding(headers) })
}

/** The body has been decoded already. */
function withoutEncoding(headers: Headers): Headers {
  const kept = new Headers(headers)
  kept.delete('content-encoding')
  kept.delete('content-length')
  return kept
}

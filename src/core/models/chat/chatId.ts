import { ReoError } from '../../errors'

export const CHAT_PREFIX = 'chat:'

/** A model on one server that speaks OpenAI's chat completions. */
export interface ChatAddress {
  readonly model: string
  /** Without credentials and closing slash, such as `http://localhost:8000/v1`. */
  readonly baseUrl: string
}

/** A model on the servers that serve it, one or several; they are one endpoint. */
export interface ChatEndpoint {
  readonly model: string
  /** As in {@link ChatAddress}; at least one. */
  readonly baseUrls: readonly string[]
}

/**
 * The parts of `chat:MODEL@BASE_URL` or `chat:MODEL@URL1,URL2`; the model's own name may hold an @.
 * @throws ReoError when the id has no such parts, or an address holds a password
 */
export function parseChatId(id: string): ChatEndpoint {
  const [, model, addresses = ''] = /^chat:(.+)@(https?:\/\/.+)$/i.exec(id) ?? []
  const urls = addresses.split(',')
  if (model === undefined || !urls.every((url) => /^https?:/i.test(url) && URL.canParse(url))) {
    throw new ReoError('This is no id of a chat model', {
      where: id,
      mend: 'It is chat:MODEL@BASE_URL, such as chat:llava@http://localhost:8000/v1, or chat:MODEL@URL1,URL2 with several servers.',
    })
  }
  return { model, baseUrls: urls.map((url) => baseUrlOf(new URL(url), model)) }
}

function baseUrlOf(url: URL, model: string): string {
  if (url.username !== '' || url.password !== '') {
    throw new ReoError('The address of a chat model holds a password, which would end up in run logs', {
      where: `${CHAT_PREFIX}${model}@${url.host}`,
      mend: 'Leave it out, and give a key apart from the id.',
    })
  }
  return url.href.replace(/\/+$/, '')
}

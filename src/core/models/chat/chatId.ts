import { ReoError } from '../../errors'

export const CHAT_PREFIX = 'chat:'

/** A model of an endpoint that speaks OpenAI's chat completions. */
export interface ChatAddress {
  readonly model: string
  /** Without credentials and closing slash, such as `http://localhost:8000/v1`. */
  readonly baseUrl: string
}

/**
 * The parts of `chat:MODEL@BASE_URL`; the model's own name may hold an @.
 * @throws ReoError when the id has no such parts, or its address holds a password
 */
export function parseChatId(id: string): ChatAddress {
  const [, model, address] = /^chat:(.+)@(https?:\/\/.+)$/i.exec(id) ?? []
  if (model === undefined || address === undefined || !URL.canParse(address)) {
    throw new ReoError('This is no id of a chat model', {
      where: id,
      mend: 'It is chat:MODEL@BASE_URL, such as chat:llava@http://localhost:8000/v1.',
    })
  }
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') {
    throw new ReoError('The address of a chat model holds a password, which would end up in run logs', {
      where: `${CHAT_PREFIX}${model}@${url.host}`,
      mend: 'Leave it out, and give a key apart from the id.',
    })
  }
  return { model, baseUrl: url.href.replace(/\/+$/, '') }
}

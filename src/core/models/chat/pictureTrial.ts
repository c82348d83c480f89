import { messageOf } from '../../errors'
import { paint } from '../../imagery/picture'
import { encodePng } from '../../imagery/png'
import type { Prompt } from '../../prompts/buildPrompt'
import { EndpointError, type EndpointFailure } from '../endpointError'
import type { EndpointReport } from '../model'
import type { Completion } from './chatClient'

/** Side of the picture that is tried, in pixels. */
const SIDE = 224

/** What a model that takes no pictures may answer them with. */
const REFUSALS: ReadonlySet<EndpointFailure> = new Set(['bad-request', 'server'])

/**
 * Shows a model a red picture and asks for its colour.
 * @throws EndpointError `no-image` where it takes words alone, and whatever else it fails with
 */
export async function tryPicture(
  complete: (prompt: Prompt) => Promise<Completion>,
): Promise<{ readonly completion: Completion; readonly pictures: EndpointReport['pictures'] }> {
  const completion = await complete(PICTURE_PROMPT).catch(async (error: unknown) => {
    throw (await takesWordsAlone(error, complete)) ? noImage(error) : error
  })
  return { completion, pictures: /\bred\b/i.test(completion.text) ? 'seen' : 'taken' }
}

async function takesWordsAlone(
  error: unknown,
  complete: (prompt: Prompt) => Promise<Completion>,
): Promise<boolean> {
  if (!(error instanceof EndpointError) || !REFUSALS.has(error.failure)) return false
  return complete(WORDS_PROMPT).then(
    () => true,
    () => false,
  )
}

function noImage(refusal: unknown): EndpointError {
  return new EndpointError('no-image', `The model answers words but no pictures (${messageOf(refusal)})`, {
    mend: 'Choose a vision-language model.',
    cause: refusal,
  })
}

const PICTURE_PROMPT: Prompt = {
  messages: [
    { role: 'user', parts: [{ picture: 0 }, { text: 'What colour is this picture? Answer with one word.' }] },
  ],
  pictures: [encodePng(paint(SIDE, SIDE, () => [230, 20, 20]))],
  question: '',
  hash: '',
}

const WORDS_PROMPT: Prompt = {
  messages: [{ role: 'user', parts: [{ text: 'Say hello.' }] }],
  pictures: [],
  question: '',
  hash: '',
}

import type { ModelDescription } from '../../core/models/model'
import type { Kernel } from '../kernels/kernel'
import { plainLabel } from '../plainText'
import { askText, type Choice, pickOne, type Question } from '../pickers/questions'
import { runSteps, type Step, withAnswer } from '../pickers/steps'
import { type KnownEndpoint, KNOWN_ENDPOINTS } from './endpoints'
import type { ModelKeys } from './modelKeys'
import { addressOfText, addressProblem } from './modelTexts'
import { tellError } from '../notifications'

/** A model that was chosen, not yet tried. */
export interface ChosenModel {
  readonly id: string
  /** Typed just now, and not kept yet. */
  readonly apiKey?: string
}

interface Draft {
  readonly address?: string
  readonly apiKey?: string
  /** Names of the models there. */
  readonly served?: readonly string[]
  readonly id?: string
}

export interface AddModelParts {
  readonly service: Kernel
  readonly keys: ModelKeys
}

const TITLE = 'Add Model'
const TOTAL_STEPS = 4

/** Asks where a model is, for its key where it needs one, and which it is; undefined when the user gives up. */
export async function chooseModel(parts: AddModelParts): Promise<ChosenModel | undefined> {
  const draft = await runSteps<Draft>([placeStep(parts), keyStep(parts), modelStep], {})
  if (draft?.id === undefined) return undefined
  return { id: draft.id, ...(draft.apiKey !== undefined && { apiKey: draft.apiKey }) }
}

/** A step of ours. */
export function place(step: number, canGoBack: boolean): Omit<Question, 'placeholder'> {
  return { title: TITLE, step, totalSteps: TOTAL_STEPS, canGoBack }
}

type Place =
  { readonly kind: 'address'; readonly address: string } | { readonly kind: 'other' } | LanguageModel
interface LanguageModel {
  readonly kind: 'languageModel'
  readonly id: string
}

function placeStep({ service }: AddModelParts): Step<Draft> {
  return async (_, canGoBack) => {
    const question = { ...place(1, canGoBack), placeholder: 'Where is the model?' }
    const answer = await pickOne(question, placeChoices(service))
    if (answer.kind !== 'answer') return answer
    const chosen = answer.value
    if (chosen.kind === 'languageModel') return { kind: 'answer', value: { id: chosen.id } }
    if (chosen.kind === 'address') return { kind: 'answer', value: { address: chosen.address } }
    const placeholder = 'Address of an OpenAI-compatible endpoint, such as http://localhost:8000/v1'
    const typed = await askText({ ...place(1, true), placeholder }, addressProblem)
    return withAnswer(typed, (text) => ({ address: addressOfText(text) }))
  }
}

async function placeChoices(service: Kernel): Promise<readonly Choice<Place>[]> {
  const [endpoints, models] = await Promise.all([
    Promise.all(KNOWN_ENDPOINTS.map((endpoint) => endpointChoice(service, endpoint))),
    service.request('listModels', null),
  ])
  return [
    ...endpoints.sort((one, other) => Number(other.picked) - Number(one.picked)),
    {
      label: '$(globe) Another address…',
      description: 'any endpoint that speaks OpenAI’s chat completions',
      value: { kind: 'other' },
    },
    ...models.filter(({ id }) => id.startsWith('lm:')).map(languageModelChoice),
  ]
}

async function endpointChoice(
  service: Kernel,
  { title, address, isLocal }: KnownEndpoint,
): Promise<Choice<Place>> {
  const tried = isLocal ? await service.request('tryAddress', { address }) : undefined
  const answers = tried?.outcome === 'answered'
  return {
    label: `${answers ? '$(vm-active)' : isLocal ? '$(vm-outline)' : '$(cloud)'} ${title}`,
    description: address,
    ...(isLocal && { detail: answers ? `answers: ${modelsText(tried.found)}` : 'does not answer now' }),
    picked: answers,
    value: { kind: 'address', address },
  }
}

function modelsText(models: readonly string[]): string {
  if (models.length === 0) return 'no models'
  return models.length === 1 ? models[0] : `${models.length} models`
}

function languageModelChoice({ id, title }: ModelDescription): Choice<Place> {
  return {
    label: `$(sparkle) ${title}`,
    description: id,
    detail: 'a language model of VS Code',
    value: { kind: 'languageModel', id },
  }
}

/** Asks for a key only where the endpoint wants one that is not kept. */
function keyStep({ service, keys }: AddModelParts): Step<Draft> {
  return async (draft, canGoBack) => {
    const { address } = draft
    if (address === undefined) return { kind: 'known' }
    const kept = await keys.get(address)
    let asked = await tryWith(service, address, kept)
    let apiKey: string | undefined
    while (asked.outcome === 'failed' && asked.failure === 'auth') {
      const placeholder =
        apiKey === undefined ? `Key for ${address}` : 'The endpoint refuses this key; type another'
      const answer = await askText({ ...place(2, canGoBack), placeholder, password: true }, (text) =>
        text.trim() === '' ? 'Type the key.' : undefined,
      )
      if (answer.kind !== 'answer') return answer
      apiKey = answer.value.trim()
      asked = await tryWith(service, address, apiKey)
    }
    if (asked.outcome === 'failed') {
      void tellError(asked.message)
      return { kind: canGoBack ? 'back' : 'cancelled' }
    }
    const known = { ...draft, served: asked.found, ...(apiKey !== undefined && { apiKey }) }
    return apiKey === undefined ? { kind: 'learnt', state: known } : { kind: 'answer', value: known }
  }
}

function tryWith(service: Kernel, address: string, apiKey: string | undefined) {
  return service.request('tryAddress', { address, ...(apiKey !== undefined && { apiKey }) })
}

const TYPE = Symbol('type the name of a model')

const modelStep: Step<Draft> = async (draft, canGoBack) => {
  const { address, served = [] } = draft
  if (address === undefined) return { kind: 'known' }
  const idOf = (name: string): Draft => ({ ...draft, id: `chat:${name}@${address}` })
  if (served.length > 0) {
    const question = { ...place(3, canGoBack), placeholder: `Model at ${address}` }
    const choices: readonly Choice<string | typeof TYPE>[] = [
      ...served.map((name) => ({ label: plainLabel(name), value: name })),
      { label: '$(edit) Another name…', value: TYPE },
    ]
    const answer = await pickOne(question, Promise.resolve(choices))
    if (answer.kind !== 'answer') return answer
    if (answer.value !== TYPE) return { kind: 'answer', value: idOf(answer.value) }
  }
  const answer = await askText(
    { ...place(3, canGoBack), placeholder: `Name of the model at ${address}` },
    (text) => (text.trim() === '' ? 'Type the name of a model.' : undefined),
  )
  return withAnswer(answer, (text) => idOf(text.trim()))
}

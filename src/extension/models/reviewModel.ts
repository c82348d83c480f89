import type { SavedModel } from '../../core/models/savedModel'
import type { KernelRequests } from '../../protocol/kernel'
import { askText, type Choice, pickOne } from '../pickers/questions'
import { type AddModelParts, type ChosenModel, place } from './addModelSteps'
import { addressOf } from './modelKeys'
import { concurrencyProblem, factsOf, pricesOf, pricesProblem, pricesText } from './modelTexts'

type Trial = KernelRequests['tryModel']['result']
type Setting = 'title' | 'prices' | 'concurrency'
type Action = Setting | 'save' | 'again' | 'key'

export interface ReviewedModel {
  readonly model: SavedModel
  readonly apiKey?: string
}

/** Requests at a time where nothing else is said. */
const USUAL_CONCURRENCY = 8

/**
 * Tries a model, shows what it is and can do, and lets its title, prices and requests at a time be set, and its key
 * where another is wanted: some endpoints list their models to anybody.
 * @returns what to save, and a key that was typed; undefined when the user gives up
 */
export async function reviewModel(
  { service, keys }: AddModelParts,
  { id, apiKey }: ChosenModel,
): Promise<ReviewedModel | undefined> {
  const address = addressOf(id)
  const kept = address === undefined ? undefined : await keys.get(address)
  let typed = apiKey
  const tryIt = () => {
    const key = typed ?? kept
    return service.request('tryModel', { id, ...(key !== undefined && { apiKey: key }) })
  }
  let model: SavedModel = { id }
  let trial = tryIt()
  for (;;) {
    const placeholder = 'What the model can do; save it, or set more first'
    const choices = trial.then((outcome) => reviewChoices(model, outcome))
    const answer = await pickOne({ ...place(4, false), placeholder }, choices)
    if (answer.kind !== 'answer') return undefined
    const action = answer.value
    if (action === 'save') return { model, ...(typed !== undefined && { apiKey: typed }) }
    if (action === 'key') typed = (await ask({ placeholder: `Key for ${address}`, password: true })) ?? typed
    if (action === 'key' || action === 'again') trial = tryIt()
    else model = await changed(model, action)
  }
}

function reviewChoices(model: SavedModel, trial: Trial): readonly Choice<Action>[] {
  const { title, prices, concurrency = USUAL_CONCURRENCY } = model
  const settings: readonly Choice<Action>[] = [
    { label: '$(tag) Title…', description: title ?? "the model's own name", value: 'title' },
    { label: '$(credit-card) Prices…', description: pricesText(prices), value: 'prices' },
    { label: '$(layers) Requests at a time…', description: String(concurrency), value: 'concurrency' },
  ]
  if (trial.outcome === 'failed') {
    return [
      { label: '$(error) It cannot be asked now', detail: trial.message, value: 'again' },
      { label: '$(refresh) Try again', value: 'again' },
      ...(trial.failure === 'auth' && model.id.startsWith('chat:')
        ? [{ label: '$(key) Type a key…', value: 'key' } as const]
        : []),
      { label: '$(save) Save all the same', description: model.id, value: 'save' },
      ...settings,
    ]
  }
  const facts = factsOf(trial.found).map(({ isGood, text, detail }): Choice<Action> => ({
    label: `$(${isGood ? 'check' : 'warning'}) ${text}`,
    description: detail,
    value: 'save',
  }))
  return [{ label: '$(save) Save', description: model.id, value: 'save' }, ...settings, ...facts]
}

async function changed(model: SavedModel, what: Setting): Promise<SavedModel> {
  switch (what) {
    case 'title': {
      const typed = await ask({ placeholder: 'Title in reports and figures', value: model.title ?? '' })
      const { title, ...rest } = model
      return typed === undefined ? model : { ...rest, ...(typed !== '' && { title: typed }) }
    }
    case 'prices': {
      const value = model.prices === undefined ? '' : `${model.prices.input}/${model.prices.output}`
      const typed = await ask({
        placeholder: 'US dollars per million tokens in/out, such as 0.15/0.60',
        value,
        problemOf: pricesProblem,
      })
      if (typed === undefined) return model
      const { prices, ...rest } = model
      const set = pricesOf(typed)
      return { ...rest, ...(set && { prices: set }) }
    }
    case 'concurrency': {
      const typed = await ask({
        placeholder: 'Requests under way at a time at most',
        value: String(model.concurrency ?? USUAL_CONCURRENCY),
        problemOf: concurrencyProblem,
      })
      return typed === undefined ? model : { ...model, concurrency: Number(typed) }
    }
  }
}

interface TypedSetting {
  readonly placeholder: string
  readonly value?: string
  readonly password?: boolean
  readonly problemOf?: (text: string) => string | undefined
}

/** @returns undefined where nothing was answered */
async function ask({ problemOf = () => undefined, ...question }: TypedSetting): Promise<string | undefined> {
  const answer = await askText({ ...place(4, true), ...question }, problemOf)
  return answer.kind === 'answer' ? answer.value.trim() : undefined
}

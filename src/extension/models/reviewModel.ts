import type { SavedModel } from '../../core/models/savedModel'
import type { KernelRequests } from '../../protocol/kernel'
import { askText, type Choice, pickOne } from '../pickers/questions'
import { type AddModelParts, type ChosenModel, place } from './addModelSteps'
import { addressOf } from './modelKeys'
import { concurrencyProblem, factsOf, pricesOf, pricesProblem, pricesText } from './modelTexts'

type Trial = KernelRequests['tryModel']['result']
type Action = 'save' | 'title' | 'prices' | 'concurrency' | 'again'

/** Requests at a time where nothing else is said. */
const USUAL_CONCURRENCY = 8

/**
 * Tries a model, shows what it is and can do, and lets its title, prices and requests at a time be set.
 * @returns what to save; undefined when the user gives up
 */
export async function reviewModel(
  { service, keys }: AddModelParts,
  { id, apiKey }: ChosenModel,
): Promise<SavedModel | undefined> {
  const address = addressOf(id)
  const key = apiKey ?? (address === undefined ? undefined : await keys.get(address))
  const tryIt = () => service.request('tryModel', { id, ...(key !== undefined && { apiKey: key }) })
  let model: SavedModel = { id }
  let trial = tryIt()
  for (;;) {
    const placeholder = 'What the model can do; save it, or set more first'
    const choices = trial.then((outcome) => reviewChoices(model, outcome))
    const answer = await pickOne({ ...place(4, false), placeholder }, choices)
    if (answer.kind !== 'answer') return undefined
    if (answer.value === 'save') return model
    if (answer.value === 'again') trial = tryIt()
    else model = await changed(model, answer.value)
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

async function changed(model: SavedModel, what: 'title' | 'prices' | 'concurrency'): Promise<SavedModel> {
  switch (what) {
    case 'title': {
      const typed = await ask('Title in reports and figures', model.title ?? '', () => undefined)
      const { title, ...rest } = model
      return typed === undefined ? model : { ...rest, ...(typed !== '' && { title: typed }) }
    }
    case 'prices': {
      const before = model.prices === undefined ? '' : `${model.prices.input}/${model.prices.output}`
      const typed = await ask(
        'US dollars per million tokens, input/output, such as 0.15/0.60; nothing for none',
        before,
        pricesProblem,
      )
      if (typed === undefined) return model
      const { prices, ...rest } = model
      const set = pricesOf(typed)
      return { ...rest, ...(set && { prices: set }) }
    }
    case 'concurrency': {
      const before = String(model.concurrency ?? USUAL_CONCURRENCY)
      const typed = await ask('Requests under way at a time at most', before, concurrencyProblem)
      return typed === undefined ? model : { ...model, concurrency: Number(typed) }
    }
  }
}

/** @returns undefined where nothing was answered */
async function ask(
  placeholder: string,
  value: string,
  problemOf: (text: string) => string | undefined,
): Promise<string | undefined> {
  const answer = await askText({ ...place(4, true), placeholder, value }, problemOf)
  return answer.kind === 'answer' ? answer.value.trim() : undefined
}

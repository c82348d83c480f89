import type { ModelDescription } from '../../models/model'
import { type Input, inputsOfModel, seesMore } from './modelInputs'

/** Words of a model's name that tell its inputs, not what it is. */
const INPUT_WORDS =
  /\b(?:sentinel|alos|palsar)[-_ ]?[12]?\b|\b(?:rgb|s1|s2|sar|optical|radar|multispectral|msi|only)\b/g

/** Two models that are to be compared: the second looks at more. */
export type ModelPair = readonly [first: ModelDescription, second: ModelDescription]

/**
 * Pairs of models that are called the same but for their inputs, of which the second looks at all that the first does and
 * at more; not those between which a third stands.
 */
export function inputPairs(models: readonly ModelDescription[]): readonly ModelPair[] {
  const seen = models.map((model) => ({ model, family: familyOf(model.id), inputs: inputsOfModel(model) }))
  const isStep = (fewer: (typeof seen)[number], more: (typeof seen)[number]) =>
    fewer.inputs.size > 0 && fewer.family === more.family && seesMore(more.inputs, fewer.inputs)
  return seen.flatMap((fewer) =>
    seen
      .filter(
        (more) =>
          isStep(fewer, more) && !seen.some((between) => isStep(fewer, between) && isStep(between, more)),
      )
      .map((more) => [fewer.model, more.model] as const),
  )
}

/** Models one after the other, as a person named them. */
export function namedPairs(models: readonly ModelDescription[]): readonly ModelPair[] {
  return models.slice(1).map((model, index) => [models[index], model] as const)
}

/** What the second of two models looks at and the first does not. */
export function addedInputs([first, second]: ModelPair): ReadonlySet<Input> {
  const earlier = inputsOfModel(first)
  return new Set([...inputsOfModel(second)].filter((input) => !earlier.has(input)))
}

function familyOf(id: string): string {
  const words = id.toLowerCase().replaceAll('_', '-').replaceAll(INPUT_WORDS, '')
  return words.replaceAll(/[^a-z0-9.]+/g, ' ').trim()
}

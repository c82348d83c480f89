import { ReoError } from '../../errors'

export const LANGUAGE_MODEL_PREFIX = 'lm:'

/** A language model of VS Code, by the names that its extension gives it. */
export interface LanguageModelName {
  /** Such as `copilot`. */
  readonly vendor: string
  /** Such as `gpt-4o`. */
  readonly family: string
}

/** The id of a model. */
export function languageModelId({ vendor, family }: LanguageModelName): string {
  return `${LANGUAGE_MODEL_PREFIX}${vendor}/${family}`
}

/** The parts of `lm:VENDOR/FAMILY`; a family may hold slashes. @throws ReoError when the id has no such parts */
export function parseLanguageModelId(id: string): LanguageModelName {
  const [, vendor, family] = /^lm:([^/]+)\/(.+)$/.exec(id) ?? []
  if (vendor !== undefined && family !== undefined) return { vendor, family }
  throw new ReoError("This is no id of one of VS Code's language models", {
    where: id,
    mend: 'It is lm:VENDOR/FAMILY, such as lm:copilot/gpt-4o.',
  })
}

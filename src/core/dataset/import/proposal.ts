/** How far a proposal can be relied on: names and values both say so, one of them does, or little more than a guess. */
export const CONFIDENCES = ['sure', 'likely', 'guess', 'unlikely'] as const
export type Confidence = (typeof CONFIDENCES)[number]

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** One thing that may stand in a description at an item's key. */
export interface ProposedChoice {
  /** As people are shown it, such as a column's name. */
  readonly title: string
  readonly value: Json
  readonly confidence: Confidence
  /** Why, in a line. */
  readonly reason: string
}

/** One entry of a description with what may stand there, the best first. */
export interface ProposedItem {
  /** Place in the description, such as `columns.agb` or `modalities.s2`. */
  readonly key: string
  readonly title: string
  readonly choices: readonly ProposedChoice[]
  /** Index of the choice that is proposed; null to leave the entry out. */
  readonly chosen: number | null
}

/** A description of a data set that is proposed for a table or folder, entry by entry with reasons. */
export interface Proposal {
  /** What was looked at: the absolute path of a table or a folder. */
  readonly path: string
  readonly name: string
  /** Absolute path of the description to save: next to the data, at the root of all its paths. */
  readonly saveAs: string
  /** Rows that were read to find columns; 0 where there is no table. */
  readonly rows: number
  /** Entries that are not asked about. */
  readonly base: { readonly [key: string]: Json }
  readonly items: readonly ProposedItem[]
  /** What is missing or could not be made out, in sentences. */
  readonly notes: readonly string[]
}

/** Which choice of each item is taken, by its key; items that are not named keep the proposed one. */
export type Choices = Readonly<Record<string, number | null>>

export type DescriptionJson = { readonly [key: string]: Json }

/** The description that results from a proposal, with other choices and name where they are given. */
export function describeChoices(
  { base, items, name }: Proposal,
  choices: Choices = {},
  otherName = name,
): DescriptionJson {
  const description: Record<string, Json> = { format: 'reo-dataset/1', name: otherName, ...base }
  for (const { key, choices: offered, chosen } of items) {
    const index = Object.hasOwn(choices, key) ? choices[key] : chosen
    const choice = index === null ? undefined : offered.at(index)
    if (choice === undefined) continue
    const [group, entry] = key.split('.')
    description[group] =
      entry === undefined ? choice.value : withEntry(description[group], entry, choice.value)
  }
  return description
}

function withEntry(group: Json | undefined, entry: string, value: Json): Json {
  const known = typeof group === 'object' && group !== null && !Array.isArray(group) ? group : {}
  return { ...known, [entry]: value }
}

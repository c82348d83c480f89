import { type Field, FIELDS } from '../rows/columnMapping'
import { type ColumnProfile, profileColumns } from './columnProfile'
import { FIELD_RULES } from './fieldRules'
import { CONFIDENCES, type ProposedChoice, type ProposedItem } from './proposal'

/** In which order fields take their columns: a column serves one field. */
const ORDER = ['conversations', 'question', 'answer', 'task', ...FIELDS] as const

const TITLES: Readonly<Record<Field, string>> = {
  id: 'Sample id',
  split: 'Split',
  latitude: 'Latitude',
  longitude: 'Longitude',
  humanActivity: 'Human activity',
  landCover: 'Land cover',
  patchCount: 'Patch count',
  agb: 'Above-ground biomass',
  conversations: 'Conversations',
  question: 'Question',
  answer: 'Answer',
  task: 'Task',
}

/** Ends of the names of images. */
export const IMAGE_NAME = /\.(tiff?|gtiff|png|jpe?g|npy|npz)$/i

/** A proposed column per field, in the order of {@link FIELDS}. */
export interface ProposedColumns {
  readonly items: readonly ProposedItem[]
  readonly columns: { readonly [F in Field]?: string }
  readonly profiles: readonly ColumnProfile[]
  readonly notes: readonly string[]
}

/** Proposes which column holds what, by the columns' names and the values in their first rows. */
export function proposeColumns(rows: readonly object[]): ProposedColumns {
  const profiles = profileColumns(rows)
  const taken = new Map<Field, ProposedChoice>()
  const isTaken = ({ name }: ColumnProfile) => [...taken.values()].some(({ value }) => value === name)
  const matches = new Map<Field, readonly ProposedChoice[]>()
  for (const field of new Set(ORDER)) {
    const choices = field === 'id' ? idChoices(profiles, taken) : fieldChoices(field, profiles)
    matches.set(field, choices)
    if (field === 'question' && taken.has('conversations')) continue
    if (field === 'answer' && !taken.has('question')) continue
    if (field === 'task' && !taken.has('answer')) continue
    const best = choices.find(
      ({ value }) => !profiles.some((profile) => profile.name === value && isTaken(profile)),
    )
    if (best !== undefined) taken.set(field, best)
  }
  const items = FIELDS.map((field) => itemOf(field, matches.get(field) ?? [], taken.get(field), profiles))
  const columns = Object.fromEntries([...taken].map(([field, { title }]) => [field, title]))
  return { items, columns, profiles, notes: taken.has('id') ? [] : [NO_ID] }
}

const NO_ID =
  'No column names a sample: none has another value in every row, and none names an image. Add a column "id", and one with the path of each image.'

function itemOf(
  field: Field,
  matches: readonly ProposedChoice[],
  taken: ProposedChoice | undefined,
  profiles: readonly ColumnProfile[],
): ProposedItem {
  const others = profiles
    .filter(({ name }) => matches.every(({ value }) => value !== name))
    .map((profile): ProposedChoice => {
      return { title: profile.name, value: profile.name, confidence: 'unlikely', reason: exampleOf(profile) }
    })
  const index = taken === undefined ? -1 : matches.indexOf(taken)
  return {
    key: `columns.${field}`,
    title: TITLES[field],
    choices: [...matches, ...others],
    chosen: index < 0 ? null : index,
  }
}

/** A value is shown by its start. */
const EXAMPLE_LENGTH = 40

function exampleOf({ cells }: ColumnProfile): string {
  const [cell] = cells
  if (cell === undefined) return 'it is empty'
  const text = typeof cell === 'string' ? cell : (JSON.stringify(cell, plainJson) ?? '')
  return `such as ${text.length > EXAMPLE_LENGTH ? `${text.slice(0, EXAMPLE_LENGTH)}…` : text}`
}

function plainJson(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value
}

function fieldChoices(
  field: Exclude<Field, 'id'>,
  profiles: readonly ColumnProfile[],
): readonly ProposedChoice[] {
  return ranked(
    profiles.flatMap((profile) => {
      const match = profile.cells.length === 0 ? undefined : FIELD_RULES[field](profile)
      return match === undefined ? [] : [{ title: profile.name, value: profile.name, ...match }]
    }),
  )
}

/** What identifies a sample: a column of its own value in every row; where rows are questions, the image they share. */
function idChoices(
  profiles: readonly ColumnProfile[],
  taken: ReadonlyMap<Field, ProposedChoice>,
): readonly ProposedChoice[] {
  const rowsAsk = taken.has('conversations') || taken.has('question')
  const free = profiles.filter(
    ({ name, texts, filled }) =>
      texts.length > 0 && filled === 1 && [...taken.values()].every(({ value }) => value !== name),
  )
  const shared = rowsAsk ? free.filter((profile) => namesImages(profile) && isRepeated(profile)) : []
  return ranked([
    ...shared.map((profile): ProposedChoice => {
      const reason = `${profile.cells.length} rows ask about ${profile.distinct} images: all questions about one become one sample`
      return { ...choiceOf(profile), confidence: 'sure', reason }
    }),
    ...free.filter((profile) => !shared.includes(profile)).flatMap(idChoice),
  ])
}

function idChoice(profile: ColumnProfile): readonly ProposedChoice[] {
  const column = choiceOf(profile)
  const isNamed = ID_NAMES.test(profile.word)
  if (isRepeated(profile)) {
    const { cells, distinct } = profile
    const reason = `its name says so, but ${cells.length - distinct} of ${cells.length} values are repeated`
    return isNamed ? [{ ...column, confidence: 'guess', reason }] : []
  }
  if (isNamed)
    return [{ ...column, confidence: 'sure', reason: 'its name says so; every value is another one' }]
  if (namesImages(profile))
    return [{ ...column, confidence: 'likely', reason: 'every row names another image' }]
  if (profile.numbers.some((value) => !Number.isInteger(value)) || profile.cells.length < 2) return []
  return [{ ...column, confidence: 'guess', reason: 'every value is another one' }]
}

function choiceOf({ name }: ColumnProfile): { readonly title: string; readonly value: string } {
  return { title: name, value: name }
}

function namesImages({ texts }: ColumnProfile): boolean {
  return texts.every((text) => IMAGE_NAME.test(text))
}

function isRepeated({ distinct, cells }: ColumnProfile): boolean {
  return distinct < cells.length
}

const ID_NAMES = /^(id|sampleid|patchid|imageid|chipid|tileid|uid|uuid|key|sample|name|filename|questionid)$/

/** The surest first; of equals the one that stands first in the table. */
function ranked(choices: readonly ProposedChoice[]): readonly ProposedChoice[] {
  const rank = ({ confidence }: ProposedChoice) => CONFIDENCES.indexOf(confidence)
  return [...choices].sort((a, b) => rank(a) - rank(b))
}

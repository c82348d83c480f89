import { pairsOfConversation } from '../annotations/conversation'
import { taskNamed } from '../annotations/questions'
import { truthOfText } from '../annotations/truthOfText'
import type { Field } from '../rows/columnMapping'
import { splitOf } from '../rows/sampleOfRow'
import { type ColumnProfile, rangeOf } from './columnProfile'
import type { Confidence } from './proposal'

/** Why a column may hold a field. */
export interface Match {
  readonly confidence: Confidence
  readonly reason: string
}

/** Whether a column may hold a field, by its name and its values. */
export type FieldRule = (column: ColumnProfile) => Match | undefined

/** Shares of cells from which on values speak for a field: one bad label in twenty is still that label. */
const MOST = 0.95

/** The rule of each field; `id` and images are told by all columns together. */
export const FIELD_RULES: Readonly<Record<Exclude<Field, 'id'>, FieldRule>> = {
  split: (column) => {
    const named = /^(split|subset|set|partition|fold|phase|mode)$/.test(column.word)
    const fits = column.distinct <= 3 && shareOf(column.cells, (cell) => splitOf(cell, 'test')) === 1
    const values = [...new Set(column.texts)].join(', ')
    return fits ? match(named, true, `every value is a split: ${values}`) : undefined
  },
  latitude: (column) => coordinate(column, /^(lat|latitude|latdecimal|latdd|centroidlat|ycoord)$/, 90),
  longitude: (column) =>
    coordinate(column, /^(lon|lng|long|longitude|londecimal|longdecimal|londd|centroidlon|xcoord)$/, 180),
  humanActivity: (column) => {
    const named = /human|anthropogenic|activity/.test(column.word)
    if (named && column.texts.length > 0 && column.texts.every((text) => YES_NO.test(text)))
      return { confidence: 'sure', reason: 'its name says so, and its values are yes and no' }
    const pairs = shareOf(column.cells, (cell) => pairsOfConversation(cell))
    return named && pairs > MOST
      ? { confidence: 'sure', reason: 'its name says so, and it holds questions with answers' }
      : undefined
  },
  landCover: (column) => {
    if (/prob|conf|share|fraction|percent|pred/.test(column.word)) return undefined
    const named =
      /^(landcover|landuse|lulc|lc|lccode|lcclass|landcovercode|landcoverclass|cgls|coverclass|label|class|classname|category)/.test(
        column.word,
      )
    const isOwn = /^(land|lulc|lc|cgls)/.test(column.word)
    const fits = shareOf(column.texts, (text) => truthOfText('landCover', text).value) >= MOST
    if (!fits || (column.numbers.length > 0 && !named)) return undefined
    return match(isOwn, named || column.numbers.length === 0, 'its values are classes of CGLS-LC100')
  },
  patchCount: (column) => {
    const named =
      /^(n|num|nr|no|number)?(of)?(ecological)?(patch|patches|patchcount|patchescount|units|unitcount)$|^(ecological)?patch(es)?(count|number|num|n)$|^count$|^npatches$/.test(
        column.word,
      )
    const fits = shareOf(column.texts, (text) => truthOfText('patchCount', text).value) >= MOST
    if (!named || !fits) return undefined
    const [minimum, maximum] = rangeOf(
      column.texts.flatMap((text) => truthOfText('patchCount', text).value ?? []),
    )
    return match(column.word !== 'count', true, `whole numbers from ${minimum} to ${maximum}`)
  },
  agb: (column) => {
    if (
      /se$|std|sd$|err|uncert|pred|model|min$|max$|quality|flag|scale|offset/.test(
        column.word.replace(/^agbd?|biomass/, ''),
      )
    )
      return undefined
    const named = /agb|biomass/.test(column.word)
    const generic = /^(label|labels|target|y|value|gt|groundtruth|truth)$/.test(column.word)
    if (!named && !generic) return undefined
    const values = column.texts.flatMap((text) => truthOfText('agb', text).value ?? [])
    if (values.length < MOST * column.texts.length || values.length === 0) return undefined
    if (generic && values.every(Number.isInteger)) return undefined
    const [minimum, maximum] = rangeOf(values)
    const reason = `numbers from ${short(minimum)} to ${short(maximum)}, within 0–500 Mg/ha`
    return named
      ? match(true, true, reason)
      : { confidence: 'guess', reason: `${reason}, but its name says little` }
  },
  conversations: (column) => {
    const fits = shareOf(column.cells, (cell) => pairsOfConversation(cell)) >= MOST
    const named = /^(conversations?|messages?|dialog(ue)?s?|turns|chat)$/.test(column.word)
    return fits && !/human|activity/.test(column.word)
      ? match(named, true, 'it holds turns of people and models')
      : undefined
  },
  question: (column) => {
    const named = /^(question|questions|query|prompt|instruction|userprompt|questiontext)$/.test(column.word)
    return named && column.texts.length > 0 ? match(true, looksAsked(column), 'texts that ask') : undefined
  },
  answer: (column) => {
    if (column.texts.length === 0) return undefined
    if (
      /^(groundtruth|gt|groundtruthanswer|gtanswer|goldanswer|gold|reference|referenceanswer|target|annotation|trueanswer|correctanswer)$/.test(
        column.word,
      )
    )
      return { confidence: 'sure', reason: 'its name says that it is the truth' }
    if (/^(answer|answers|answertext)$/.test(column.word))
      return { confidence: 'likely', reason: 'its name says so' }
    if (/^(response|output|label|completion|caption)$/.test(column.word))
      return { confidence: 'guess', reason: 'its name may mean it' }
    return undefined
  },
  task: (column) => {
    const known = shareOf(column.texts, (text) => taskNamed(text))
    return known > 0 && column.distinct <= 20 && /task|type|category|kind/.test(column.word)
      ? match(true, known >= MOST, 'its values name tasks')
      : undefined
  },
}

const YES_NO = /^\s*(yes|no|true|false|0|1)\s*$/i

function coordinate(column: ColumnProfile, names: RegExp, limit: number): Match | undefined {
  const { numbers } = column
  if (numbers.length === 0 || !names.test(column.word)) return undefined
  const [minimum, maximum] = rangeOf(numbers)
  if (minimum < -limit || maximum > limit) return undefined
  return match(true, true, `degrees from ${short(minimum)} to ${short(maximum)}`)
}

/** Sure where both name and values say so, likely where only one does. */
function match(byName: boolean, byValues: boolean, values: string): Match {
  if (byName && byValues) return { confidence: 'sure', reason: `its name says so; ${values}` }
  if (byName) return { confidence: 'likely', reason: 'its name says so' }
  return { confidence: 'likely', reason: values }
}

/** Share of cells that something can be made of; 0 where there are none. */
function shareOf<Cell>(cells: readonly Cell[], read: (cell: Cell) => unknown): number {
  return cells.length === 0 ? 0 : cells.filter((cell) => read(cell) !== undefined).length / cells.length
}

function looksAsked({ texts }: ColumnProfile): boolean {
  return (
    texts.filter((text) => /\?|\b(?:what|how|which|is|are|estimate|describe|classify|count)\b/i.test(text))
      .length >=
    texts.length / 2
  )
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)))
}

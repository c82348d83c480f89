import type { Task } from '../benchmark/tasks'
import type { Span } from './reading'
import { matchesOf } from './text/matches'

/** What a JSON answer says under a task's name. */
export interface JsonField {
  /** Null where the model says that it has no answer. */
  readonly value: string | number | boolean | null
  readonly span: Span
}

const NAMES: Readonly<Record<Task, string>> = {
  agb: 'agb\\w*|above_?ground_?biomass\\w*|biomass\\w*|agbd\\w*',
  landCover: 'land_?cover\\w*|lc_?(?:class|code)?|class(?:_?(?:name|code|label))?|label|category',
  patchCount:
    '(?:ecological_?)?patch(?:es)?(?:_?(?:count|number))?|(?:num(?:ber)?_?(?:of_?)?)patches|count|number',
  humanActivity: 'human_?(?:activity|influence|impact)\\w*|activity|presence|present',
}
const ANY = 'answer|final_?answer|value|estimate|prediction|result|response|output|best_?estimate'
const VALUE = String.raw`("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:e[-+]?\d+)?|true|false|null|nan)`

const FIELDS: Readonly<Record<Task, readonly RegExp[]>> = {
  agb: patterns('agb'),
  landCover: patterns('landCover'),
  patchCount: patterns('patchCount'),
  humanActivity: patterns('humanActivity'),
}

/** The field of a JSON object in an answer that holds a task's value; the last of several. */
export function jsonField(answer: string, task: Task): JsonField | undefined {
  if (!answer.includes('{') || !answer.includes('"')) return undefined
  for (const pattern of FIELDS[task]) {
    const match = matchesOf(answer, pattern).at(-1)
    if (match === undefined) continue
    const [whole, text] = match
    const end = match.index + whole.length
    const isText = text.startsWith('"')
    const span = isText ? ([end - text.length + 1, end - 1] as const) : ([end - text.length, end] as const)
    return { value: parsed(text), span }
  }
  return undefined
}

function patterns(task: Task): readonly RegExp[] {
  return [NAMES[task], ANY].map((names) => new RegExp(String.raw`"(?:${names})"\s*:\s*${VALUE}`, 'gi'))
}

function parsed(text: string): JsonField['value'] {
  if (/^nan$/i.test(text)) return null
  try {
    const value: unknown = JSON.parse(text.startsWith('"') ? text : text.toLowerCase())
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
  } catch {
    return text.slice(1, -1)
  }
}

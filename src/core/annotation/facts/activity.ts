import { activityClaims } from '../../checks/activityClaims'
import type { QuestionAnswer } from '../../dataset/sample'

/** Human activities that texts tell apart; those of the demo data set's questions. */
export const ACTIVITIES = ['agriculture', 'forestry', 'road', 'settlement', 'none'] as const
export type Activity = (typeof ACTIVITIES)[number]

const WORDS: Readonly<Record<Exclude<Activity, 'none'>, RegExp>> = {
  agriculture: /\bagricultur|\bfarm|\bcrop|\bcultivat|\barable\b/i,
  forestry: /\bforestry\b|\blogging\b|\btimber\b|\bclear-?cut|\bfelling\b/i,
  road: /\broads?\b|\bhighway/i,
  settlement: /\bsettle|\burban\b|\bbuilt-up\b|\bbuildings?\b|\bhous(?:e|es|ing)\b|\bvillages?\b|\btowns?\b/i,
}
const NONE = /\bnone\b|\bno (?:sign of |trace of )?(?:human )?activit|\bno human\b/i

/** The one activity that a text names; undefined where it names none or several. */
export function activityNamed(text: string): Activity | undefined {
  const named = ACTIVITIES.filter((activity) => activity !== 'none' && WORDS[activity].test(text))
  if (named.length === 0) return NONE.test(text) ? 'none' : undefined
  return named.length === 1 ? named[0] : undefined
}

/** Whether the answers about a sample say that people are at work in it; undefined where they say both or nothing. */
export function presenceIn(pairs: readonly QuestionAnswer[]): boolean | undefined {
  const { any, none } = activityClaims(pairs)
  return any === none ? undefined : any
}

/** Questions with a choice of activities, as "which human activity…: agriculture, forestry or none?". */
const ASKS_KIND = /\b(?:which|what|choose)\b/i

/** The main activity as the answers about a sample tell it. */
export function activityIn(pairs: readonly QuestionAnswer[]): Activity | undefined {
  const named = pairs.flatMap(({ question, answer }) =>
    ASKS_KIND.test(question) ? (activityNamed(answer) ?? []) : [],
  )
  return new Set(named).size === 1 ? named[0] : undefined
}

import type { UnitDefinition } from '../benchmark/landCoverUnits'
import type { QuestionAnswer } from '../dataset/sample'
import { type Activity, coverOf, type CoverName } from './landscape/covers'

/** A land-cover unit counts from 0.1 ha on. */
export const LAND_COVER_UNITS: UnitDefinition = { minimumPixels: 10, connectivity: 8 }

/** Human activity is true of a patch from this many pixels on. */
export const MINIMUM_ACTIVITY_PIXELS = 10

const PRESENCE_QUESTION = 'Is there any sign of human activity in this patch? Answer yes or no.'
const KIND_QUESTION =
  'Which human activity covers the largest area of this patch: agriculture, forestry, road, settlement or none?'

/** The land-cover map of a patch: the CGLS-LC100 code of each pixel. */
export function landCoverMap(covers: readonly CoverName[]): Uint8Array {
  return Uint8Array.from(covers, (cover) => coverOf(cover).code)
}

/** Both questions about human activity, answered from the area that each activity takes. */
export function answerHumanActivity(covers: readonly CoverName[]): QuestionAnswer[] {
  const areas = new Map<Activity, number>()
  for (const { activity } of covers.map(coverOf)) {
    if (activity !== undefined) areas.set(activity, (areas.get(activity) ?? 0) + 1)
  }
  const [kind] = [...areas]
    .filter(([, pixels]) => pixels >= MINIMUM_ACTIVITY_PIXELS)
    .sort(([one, area], [other, otherArea]) => otherArea - area || (one < other ? -1 : 1))
    .map(([activity]) => activity)
  return [
    { question: PRESENCE_QUESTION, answer: kind === undefined ? 'no' : 'yes' },
    { question: KIND_QUESTION, answer: kind ?? 'none' },
  ]
}

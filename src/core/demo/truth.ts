import type { QuestionAnswer } from '../dataset/sample'
import { PATCH_SIZE } from './grid'
import { type Activity, coverOf, type CoverName } from './landscape/covers'

/** A land-cover unit counts from this many pixels on: 0.1 ha. */
export const MINIMUM_UNIT_PIXELS = 10

/** Human activity is true of a patch from this many pixels on. */
export const MINIMUM_ACTIVITY_PIXELS = 10

export const PRESENCE_QUESTION = 'Is there any sign of human activity in this patch? Answer yes or no.'
export const KIND_QUESTION =
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

/**
 * Number of land-cover units: pixels of one class that touch, by a side or a corner (8-connected), if there are at
 * least {@link MINIMUM_UNIT_PIXELS} of them.
 */
export function countUnits(codes: Uint8Array): number {
  const seen = new Uint8Array(codes.length)
  let units = 0
  for (let pixel = 0; pixel < codes.length; pixel++) {
    if (seen[pixel] === 0 && fillUnit(codes, seen, pixel) >= MINIMUM_UNIT_PIXELS) units++
  }
  return units
}

/** Marks the unit that a pixel belongs to and returns its size. */
function fillUnit(codes: Uint8Array, seen: Uint8Array, start: number): number {
  const open = [start]
  seen[start] = 1
  let pixels = 0
  for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
    pixels++
    for (const next of touching(pixel)) {
      if (seen[next] === 1 || codes[next] !== codes[start]) continue
      seen[next] = 1
      open.push(next)
    }
  }
  return pixels
}

function touching(pixel: number): number[] {
  const x = pixel % PATCH_SIZE
  const y = Math.floor(pixel / PATCH_SIZE)
  const pixels: number[] = []
  for (let ny = Math.max(y - 1, 0); ny <= Math.min(y + 1, PATCH_SIZE - 1); ny++) {
    for (let nx = Math.max(x - 1, 0); nx <= Math.min(x + 1, PATCH_SIZE - 1); nx++) {
      pixels.push(ny * PATCH_SIZE + nx)
    }
  }
  return pixels
}

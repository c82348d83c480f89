import type { SamplePairs } from '../../../core/runs/numberPairs'
import { encodeArray } from '../../../protocol/encoding'
import type { ScatterPair } from '../../../protocol/payloads'

/** Arrows between two models that are drawn: more would cover each other. */
const MOST_ARROWS = 150

/** Two models' answers about the same samples, those that differ most. A sample asked about several times counts once. */
export function scatterPair(
  models: readonly [first: string, second: string],
  [first, second]: readonly [SamplePairs, SamplePairs],
): ScatterPair {
  const places = new Map(second.ids.map((id, place) => [id, place]))
  const common = [...new Map(first.ids.map((id, place) => [id, place]))].flatMap(([id, place]) => {
    const other = places.get(id)
    if (other === undefined) return []
    return [{ id, truth: first.truth[place], first: first.predicted[place], second: second.predicted[other] }]
  })
  const gains = common.map((each) => Math.abs(each.first - each.truth) - Math.abs(each.second - each.truth))
  const shown = common
    .sort((one, other) => Math.abs(other.second - other.first) - Math.abs(one.second - one.first))
    .slice(0, MOST_ARROWS)
    .filter((each) => each.first !== each.second)
  const column = (key: 'truth' | 'first' | 'second') =>
    encodeArray(Float32Array.from(shown, (each) => each[key]))
  return {
    models,
    common: common.length,
    nearer: gains.filter((gain) => gain > 0).length,
    farther: gains.filter((gain) => gain < 0).length,
    ids: shown.map(({ id }) => id),
    truth: column('truth'),
    first: column('first'),
    second: column('second'),
  }
}

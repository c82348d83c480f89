import type { Random } from '../random'
import type { Season } from '../regions'
import type { FieldState } from './composition'

/** What a crop field looks like to both sensors. */
export interface Field extends FieldState {
  /** Factor on its brightness, around 1. */
  readonly brightness: number
  /** How rough and wet its soil is to the radar, in dB around 0. */
  readonly roughness: number
}

/** The state of every field that occurs among the pixels' parcels. */
export function growFields(random: Random, parcels: Uint16Array, season: Season): ReadonlyMap<number, Field> {
  const fields = new Map<number, Field>()
  for (const number of parcels) {
    if (fields.has(number)) continue
    fields.set(number, {
      ...growCrop(random, season),
      brightness: Math.exp(0.1 * random.normal()),
      roughness: 1.6 * random.normal(),
    })
  }
  return fields
}

function growCrop(random: Random, { grass }: Season): FieldState {
  const stage = random.weighted({ growing: 0.35 + grass, ripe: 0.9 - 0.4 * grass, bare: 0.9 - 0.5 * grass })
  switch (stage) {
    case 'growing':
      return { green: random.uniform(0.45, 0.95), ripe: random.uniform(0, 0.05) }
    case 'ripe':
      return { green: random.uniform(0, 0.15), ripe: random.uniform(0.4, 0.8) }
    case 'bare':
      return { green: random.uniform(0, 0.12), ripe: random.uniform(0, 0.25) }
  }
}

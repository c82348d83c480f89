// @ts-check
import { generator, normalFrom } from '../slices/generator.mjs'

/** Spreads of the truth between and within tiles, and of the error that both models share. */
export const TILE_TRUTH = 20
export const TRUTH = 40
export const SHARED = 10

/**
 * Answers of two models with errors of known spread.
 *
 * @param {{ seed: number, tiles: number, aTile: number, tileSpread: number, spreads: readonly number[] }} design
 */
export function twoModels({ seed, tiles, aTile, tileSpread, spreads }) {
  const normal = normalFrom(generator(seed))
  const rows = tiles * aTile
  const truth = new Array(rows)
  const predicted = spreads.map(() => new Array(rows))
  const of = new Int32Array(rows)
  for (let tile = 0, row = 0; tile < tiles; tile++) {
    const centre = 100 + TILE_TRUTH * normal()
    const offsets = spreads.map(() => tileSpread * normal())
    for (let item = 0; item < aTile; item++, row++) {
      of[row] = tile
      truth[row] = centre + TRUTH * normal()
      const shared = SHARED * normal()
      spreads.forEach((spread, model) => {
        predicted[model][row] = truth[row] + shared + offsets[model] + spread * normal()
      })
    }
  }
  return { truth, predicted, units: { count: tiles, of } }
}

// @ts-check

/**
 * Mulberry32 by Tommy Ettinger: numbers from 0 to below 1.
 *
 * @param {number} seed
 */
export function generator(seed) {
  let state = (seed + 1) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Normal variates of mean 0 and spread 1 (Box and Muller 1958).
 *
 * @param {() => number} uniform
 */
export function normalFrom(uniform) {
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
}

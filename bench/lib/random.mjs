// @ts-check

/** Mulberry32, seeded anew for each row. @param {number} seed */
export function randomFrom(seed) {
  let state = Math.imul(seed + 1, 0x9e3779b9)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * @template Value
 * @param {readonly Value[]} values
 * @param {number} share From 0 to below 1.
 */
export function pick(values, share) {
  return values[Math.floor(values.length * share)]
}

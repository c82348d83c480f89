/** Nine significant digits tell every float32 from its neighbours (IEEE 754), six sometimes do. */
const MOST_DIGITS = 9
const FEWEST_DIGITS = 6

/**
 * The shortest decimal text that reads back as the same float32, so that a log repeats a network's output to the
 * last digit without the digits that only its conversion to a double adds.
 */
export function shortestFloat32(value: number): string {
  const single = Math.fround(value)
  for (let digits = FEWEST_DIGITS; digits < MOST_DIGITS; digits++) {
    const shorter = Number(single.toPrecision(digits))
    if (Math.fround(shorter) === single) return String(shorter)
  }
  return String(Number(single.toPrecision(MOST_DIGITS)))
}

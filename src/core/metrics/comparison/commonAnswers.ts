/**
 * Answers of several models to the same questions, each of which all of them answered and whose truth is known. The
 * questions of a unit, such as a patch or a tile, are not independent of each other: they are drawn together.
 */
export interface CommonAnswers<Value> {
  /** Question by question. */
  readonly truth: readonly Value[]
  /** Model by model, each as long as `truth`. */
  readonly predicted: readonly (readonly Value[])[]
  readonly units: Units
}

/** Which unit each thing belongs to. */
export interface Units {
  readonly count: number
  /** Index of the unit, thing by thing. */
  readonly of: Int32Array
}

/** Units by their names. @param names of the unit, thing by thing */
export function unitsOf(names: readonly string[]): Units {
  const known = new Map<string, number>()
  const of = Int32Array.from(names, (name) => {
    const index = known.get(name) ?? known.size
    known.set(name, index)
    return index
  })
  return { count: known.size, of }
}

/**
 * Adds up the sums of units, each as often as it was drawn.
 * @param sums unit by unit, as many of each as `total` takes
 */
export function addUp(sums: Float64Array, counts: Uint8Array, total: Float64Array): void {
  total.fill(0)
  const stride = total.length
  for (let unit = 0, at = 0; at < sums.length; unit++, at += stride) {
    const count = counts[unit]
    if (count === 0) continue
    for (let term = 0; term < stride; term++) total[term] += count * sums[at + term]
  }
}

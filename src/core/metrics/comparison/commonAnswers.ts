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

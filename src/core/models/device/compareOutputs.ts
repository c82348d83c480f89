/**
 * A device agrees with the CPU when no value differs by more than a thousandth of its output's largest: half a Mg/ha
 * at the largest biomass there is. Summing float32 in another order moves values by about a millionth; a kernel
 * that is wrong, by about as much as the values themselves.
 */
const RELATIVE_TOLERANCE = 1e-3

type Outputs = Readonly<Record<string, Float32Array>>

export interface OutputComparison {
  readonly agrees: boolean
  /** Largest absolute difference over all outputs, in their own units. */
  readonly maxDifference: number
  /** One sentence on the output that differs most, relative to its size. */
  readonly reason: string
}

/** Compares a device's outputs with the CPU's. */
export function compareOutputs(cpu: Outputs, device: Outputs): OutputComparison {
  const compared = Object.entries(cpu).map(([name, reference]) => ({
    name,
    ...compare(reference, device[name]),
  }))
  const worst = compared.reduce((a, b) => (b.relative > a.relative ? b : a))
  return {
    agrees: worst.relative <= RELATIVE_TOLERANCE,
    maxDifference: Math.max(...compared.map(({ difference }) => difference)),
    reason: `Output "${worst.name}" differs from the CPU by up to ${short(worst.difference)}, where values reach ${short(worst.largest)}.`,
  }
}

function compare(reference: Float32Array, values: Float32Array | undefined) {
  let difference = 0
  let largest = 0
  reference.forEach((expected, index) => {
    const found = values?.[index] ?? NaN
    largest = Math.max(largest, Math.abs(expected) || 0)
    if (!Object.is(expected, found)) difference = Math.max(difference, distance(expected, found))
  })
  return { difference, largest, relative: difference === 0 ? 0 : difference / largest }
}

/** NaN on one side only is as wrong as can be. */
function distance(expected: number, found: number): number {
  const difference = Math.abs(expected - found)
  return Number.isNaN(difference) ? Infinity : difference
}

/** Three significant digits. */
export function short(value: number): string {
  return String(Number(value.toPrecision(3)))
}

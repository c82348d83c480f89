/** A part of an array: first index and number of values by axis. */
export interface Box {
  readonly start: readonly number[]
  readonly size: readonly number[]
}

/** Copies what two parts of one array share, bytes of both in C order. */
export function copyBox(
  source: Uint8Array,
  from: Box,
  target: Uint8Array,
  to: Box,
  valueBytes: number,
): void {
  const first = from.start.map((start, axis) => Math.max(start, to.start[axis]))
  const counts = from.start.map(
    (start, axis) => Math.min(start + from.size[axis], to.start[axis] + to.size[axis]) - first[axis],
  )
  const runAxis = axisOfRuns(counts, from.size, to.size)
  const [sourceSteps, targetSteps] = [stepsOf(from.size, valueBytes), stepsOf(to.size, valueBytes)]
  const runBytes = counts[runAxis] * sourceSteps[runAxis]

  const copy = (axis: number, sourceAt: number, targetAt: number): void => {
    sourceAt += (first[axis] - from.start[axis]) * sourceSteps[axis]
    targetAt += (first[axis] - to.start[axis]) * targetSteps[axis]
    if (axis === runAxis) {
      target.set(source.subarray(sourceAt, sourceAt + runBytes), targetAt)
      return
    }
    for (let index = 0; index < counts[axis]; index++) {
      copy(axis + 1, sourceAt + index * sourceSteps[axis], targetAt + index * targetSteps[axis])
    }
  }
  copy(0, 0, 0)
}

/** The first axis from which on values lie together in both parts. */
function axisOfRuns(counts: readonly number[], one: readonly number[], other: readonly number[]): number {
  let axis = counts.length - 1
  while (axis > 0 && counts[axis] === one[axis] && counts[axis] === other[axis]) axis--
  return axis
}

/** Bytes from one index to the next, by axis. */
function stepsOf(size: readonly number[], valueBytes: number): readonly number[] {
  const steps = new Array<number>(size.length)
  let step = valueBytes
  for (let axis = size.length - 1; axis >= 0; axis--) {
    steps[axis] = step
    step *= size[axis]
  }
  return steps
}

import type { Dot } from './dots'

/** Directions of arrow keys on the drawing. */
const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/**
 * Index of the dot that an arrow key leads to: the nearest in its direction, where going aside counts twice; undefined
 * for other keys and where nothing lies there.
 */
export function dotTowards(key: string, from: number, dots: readonly Dot[]): number | undefined {
  if (!Object.hasOwn(DIRECTIONS, key)) return undefined
  const [right, down] = DIRECTIONS[key]
  const start = dots[from]
  let [nearest, least]: [number | undefined, number] = [undefined, Infinity]
  dots.forEach(({ x, y }, index) => {
    const along = (x - start.x) * right + (y - start.y) * down
    const aside = Math.abs((x - start.x) * down) + Math.abs((y - start.y) * right)
    const distance = along + 2 * aside
    if (index !== from && along > 0.5 && distance < least) [nearest, least] = [index, distance]
  })
  return nearest
}

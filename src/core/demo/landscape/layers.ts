import type { Random } from '../random'
import type { Region } from '../regions'
import { sampleField, smoothField } from '../smoothField'
import { type Canvas, paint } from './canvas'
import { type CoverName, isForest } from './covers'
import { distanceFromCurve } from './curves'
import { frameAt, randomDirection } from './frame'

/** Farms whole parcels where a smooth field is high, with hedges on some of their edges. */
export function layFields(random: Random, canvas: Canvas, share: number): void {
  const { parcels } = canvas
  const isField = chooseParcels(random, canvas, share)
  const hasHedge = Array.from({ length: parcels.count }, () => random.chance(0.15))
  paint(canvas, ({ pixel }) => {
    const number = parcels.numbers[pixel]
    if (!isField[number]) return undefined
    return hasHedge[number] && parcels.edges[pixel] === 1 ? 'shrubs' : 'crop'
  })
}

/** Fells a few parcels of forest. */
export function layClearings(random: Random, canvas: Canvas): void {
  const isFelled = chooseParcels(random, canvas, random.uniform(0.06, 0.25))
  paint(canvas, ({ pixel, cover }) =>
    isForest(cover) && isFelled[canvas.parcels.numbers[pixel]] ? 'clearing' : undefined,
  )
}

/** A winding river with a fringe of wetland, sand or riverside trees. */
export function layRiver(random: Random, canvas: Canvas, region: Region): void {
  const distance = distanceFromCurve(random, canvas.size, random.uniform(3, 9), randomDirection(random))
  const width = random.uniform(1.2, 5)
  const fringe = random.uniform(1, 3.5)
  const bank = random.pick<CoverName>(['wetland', 'shrubs', riversideForest(region), 'bare'])
  const ragged = sampleField(smoothField(random, 9), canvas.size)
  paint(canvas, ({ x, y, pixel }) => {
    const off = distance(x, y) + 0.35 * ragged[pixel] - width / 2
    if (off < 0) return 'water'
    return off < fringe ? bank : undefined
  })
}

/** A lake or pond with an uneven shore, wet on some sides. */
export function layLake(random: Random, canvas: Canvas): void {
  const x0 = canvas.size * random.uniform(0.2, 0.8)
  const y0 = canvas.size * random.uniform(0.2, 0.8)
  const frame = frameAt(x0, y0, randomDirection(random))
  const radius = random.uniform(3, 12)
  const stretch = random.uniform(1, 2)
  const shore = sampleField(smoothField(random, 14), canvas.size)
  const marsh = sampleField(smoothField(random, 18), canvas.size)
  paint(canvas, ({ x, y, pixel }) => {
    const [u, v] = frame(x, y)
    const off = Math.hypot(u / stretch, v) / radius + 0.22 * shore[pixel] - 1
    if (off < 0) return 'water'
    return off < 0.3 && marsh[pixel] > 0.3 ? 'wetland' : undefined
  })
}

/** A road, straight or gently bent. */
export function layRoad(random: Random, canvas: Canvas): void {
  const turn = random.chance(0.6) ? random.pick([0, Math.PI / 2]) : random.uniform(0, Math.PI)
  const distance = distanceFromCurve(random, canvas.size, random.pick([0, 0, 1, 3]), canvas.direction + turn)
  const halfWidth = random.pick([0.5, 0.55, 0.6, 1.05])
  paint(canvas, ({ x, y }) => (distance(x, y) < halfWidth ? 'road' : undefined))
}

/** A village or the edge of a town: streets in a grid, houses thinning out towards its edge, gardens between. */
export function laySettlement(random: Random, canvas: Canvas): void {
  const x0 = canvas.size * random.uniform(0.35, 0.65)
  const y0 = canvas.size * random.uniform(0.35, 0.65)
  const frame = frameAt(x0, y0, canvas.direction)
  const radius = random.uniform(4, 13)
  const block = [random.integer(4, 6), random.integer(5, 9)] as const
  const edge = sampleField(smoothField(random, 12), canvas.size)
  paint(canvas, ({ x, y, pixel, cover }) => {
    const [u, v] = frame(x, y)
    const off = Math.hypot(u, v) / radius + 0.2 * edge[pixel]
    if (off > 1 || cover === 'water' || cover === 'road') return undefined
    const isStreet = modulo(Math.round(u), block[0]) === 0 || modulo(Math.round(v), block[1]) === 0
    if (isStreet && off < 0.85) return 'road'
    return random.chance(0.6 - 0.35 * off) ? 'house' : 'garden'
  })
}

function chooseParcels(random: Random, { size, parcels }: Canvas, share: number): boolean[] {
  const field = sampleField(smoothField(random, size * 0.9), size)
  const heights = new Float64Array(parcels.count)
  const areas = new Float64Array(parcels.count)
  parcels.numbers.forEach((number, pixel) => {
    heights[number] += field[pixel]
    areas[number]++
  })
  const present = [...areas.keys()].filter((number) => areas[number] > 0)
  const means = new Map(
    present.map((number) => [number, heights[number] / areas[number] + 0.5 * random.normal()]),
  )
  const ranked = present.sort((one, other) => (means.get(other) ?? 0) - (means.get(one) ?? 0))
  const chosen = new Array<boolean>(parcels.count).fill(false)
  let left = share * size * size
  for (const number of ranked) {
    if (left <= 0) break
    chosen[number] = true
    left -= areas[number]
  }
  return chosen
}

function riversideForest({ companions }: Region): CoverName {
  const names = Object.keys(companions) as CoverName[]
  return names.find(isForest) ?? 'shrubs'
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor
}

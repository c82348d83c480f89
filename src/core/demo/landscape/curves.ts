import type { Random } from '../random'
import { frameAt } from './frame'

/**
 * Distance in pixels from a curve that crosses the scene near its middle: a river or a road.
 * @param sway how far the curve swings to either side, in pixels; 0 is a straight line
 */
export function distanceFromCurve(
  random: Random,
  size: number,
  sway: number,
  direction: number,
): (x: number, y: number) => number {
  const place = () => size / 2 + random.uniform(-0.3, 0.3) * size
  const frame = frameAt(place(), place(), direction)
  const bends = [1, 2.3].map((order) => ({
    amplitude: (sway / order) * random.uniform(0.6, 1.2),
    wavenumber: ((2 * Math.PI) / 40) * order * random.uniform(0.8, 1.2),
    phase: random.uniform(0, 2 * Math.PI),
  }))
  return (x, y) => {
    const [u, v] = frame(x, y)
    let middle = 0
    let slope = 0
    for (const { amplitude, wavenumber, phase } of bends) {
      middle += amplitude * Math.sin(wavenumber * u + phase)
      slope += amplitude * wavenumber * Math.cos(wavenumber * u + phase)
    }
    return Math.abs(v - middle) / Math.sqrt(1 + slope * slope)
  }
}

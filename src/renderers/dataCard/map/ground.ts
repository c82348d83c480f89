import { svg, uniqueId } from '../../shared/dom'
import { LAND } from './coastline'
import type { MapView } from './mapView'

/** Degrees between the lines of the grid. */
const GRID = 30

/** Sea, grid and land of a view. */
export function ground(view: MapView): readonly SVGElement[] {
  const world = uniqueId('world')
  const clipped = { 'clip-path': `url(#${world})` }
  return [
    svg('clipPath', { id: world }, svg('path', { d: outline(view) })),
    svg('path', { class: 'reo-map-sea', d: outline(view) }),
    svg('path', { class: 'reo-map-grid', d: gridLines(view) }),
    svg('path', {
      class: 'reo-map-land',
      d: LAND.map((ring) => `${line(view, ring)}Z`).join(''),
      ...clipped,
    }),
  ]
}

function outline(view: MapView): string {
  const east = steps(-90, 90).map((latitude) => [180, latitude])
  const west = steps(-90, 90).map((latitude) => [-180, -latitude])
  return `${line(view, [...east, ...west])}Z`
}

function gridLines(view: MapView): string {
  const meridians = steps(-180, 180, GRID).map((longitude) =>
    line(
      view,
      steps(-90, 90).map((latitude) => [longitude, latitude]),
    ),
  )
  const parallels = steps(-60, 60, GRID).map((latitude) =>
    line(view, [
      [-180, latitude],
      [180, latitude],
    ]),
  )
  return [...meridians, ...parallels].join('')
}

function steps(from: number, to: number, step = 5): readonly number[] {
  return Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step)
}

function line(view: MapView, points: readonly (readonly number[])[]): string {
  const places = points.map(([longitude, latitude]) => {
    const [x, y] = view.place(latitude, longitude)
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return `M${places.join('L')}`
}

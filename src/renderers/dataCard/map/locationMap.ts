import type { Box, PlaceSummary } from '../../../core/card/placeTally'
import { html, svg, setText } from '../../shared/dom'
import { formatCount, formatNumber, formatPlural } from '../../shared/format'
import { segmented } from '../../shared/segmented'
import type { Mark } from '../mark'
import { countOf, type Series } from '../series'
import { type Dot, dotsOf, radiusOf } from './dots'
import { ground } from './ground'
import { MAP_HEIGHT, MAP_WIDTH, viewOf, WORLD } from './mapView'
import { dotTowards } from './moveFocus'

const EXTENT = 'map-extent'

/** Samples that span more degrees of longitude are shown on the whole world only. */
const WIDE = 170

/**
 * Samples as dots on a map, whose area stands for the count or, side by side, for the share of a split; a click opens
 * a dot's samples, arrow keys move from dot to dot.
 */
export function locationMap(
  places: PlaceSummary,
  series: readonly Series[],
  choices: Map<string, string>,
  onOpen: (mark: Mark) => void,
): HTMLElement | undefined {
  if (places.box === null) return undefined
  const extent = places.box
  const isWorldwide = extent.east - extent.west > WIDE
  const stage = html('div', { class: 'reo-map-stage' })
  const caption = html('p', { class: 'reo-card-note' })

  function draw(): void {
    const view = viewOf(isWorldwide || choices.get(EXTENT) === 'world' ? WORLD : extent)
    const dots = dotsOf(places, view).filter(({ counts }) =>
      series.some(({ part }) => countOf(counts, part) > 0),
    )
    const located = series.map(({ part, title }) => `${formatCount(countOf(places.located, part))} ${title}`)
    const drawing = svg(
      'svg',
      {
        class: 'reo-map',
        viewBox: `0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`,
        role: 'group',
        'aria-label': `Map of where the samples lie: ${located.join(', ')}; arrow keys move from place to place`,
      },
      ...ground(view),
      ...dotElements(dots, series, onOpen),
    )
    stage.replaceChildren(drawing)
    setText(caption, captionOf(extent, series))
  }

  const extents = [
    { id: 'data', title: 'Data' },
    { id: 'world', title: 'World' },
  ]
  const choose = (id: string) => {
    choices.set(EXTENT, id)
    draw()
  }
  draw()
  return html(
    'div',
    { class: 'reo-map-place' },
    !isWorldwide && segmented('Map shows', extents, choices.get(EXTENT) ?? 'data', choose),
    stage,
    caption,
  )
}

function dotElements(
  dots: readonly Dot[],
  series: readonly Series[],
  onOpen: (mark: Mark) => void,
): readonly SVGElement[] {
  const largest = series.map(({ part }) => Math.max(1, ...dots.map(({ counts }) => countOf(counts, part))))
  const elements = dots.map((dot, index) => {
    const mark: Mark = { of: 'Place', title: titleOf(dot), slice: dot.slice, counts: dot.counts }
    const counts = series.map(({ part, title, colour }) => {
      const count = countOf(dot.counts, part)
      return colour === undefined ? formatPlural(count, 'sample') : `${title} ${formatCount(count)}`
    })
    const words = `${counts.join(', ')} around ${mark.title}`
    const circles = series
      .map(({ part, colour }, at) => ({
        radius: radiusOf(countOf(dot.counts, part) / largest[at]),
        colour: colour ?? 'var(--reo-blue)',
      }))
      .filter(({ radius }) => radius > 0)
      .toSorted((a, b) => b.radius - a.radius)
      .map(({ radius, colour }) =>
        svg('circle', { cx: dot.x, cy: dot.y, r: radius.toFixed(2), style: { fill: colour } }),
      )
    const group = svg(
      'g',
      { class: 'reo-map-dot', role: 'button', tabindex: index === 0 ? '0' : '-1', 'aria-label': words },
      svg('title', {}, words),
      ...circles,
    )
    group.addEventListener('click', () => onOpen(mark))
    group.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') onOpen(mark)
      const next = dotTowards(event.key, index, dots)
      if (next !== undefined) moveFocus(elements[index], elements[next])
      if (next === undefined && event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      event.stopPropagation()
    })
    return group
  })
  return elements
}

function moveFocus(from: SVGElement, to: SVGElement): void {
  from.setAttribute('tabindex', '-1')
  to.setAttribute('tabindex', '0')
  to.focus()
}

function titleOf({ latitude, longitude }: Dot): string {
  return `${degrees(latitude, 'N', 'S')}, ${degrees(longitude, 'E', 'W')}`
}

function captionOf(box: Box, series: readonly Series[]): string {
  const area = series.length > 1 ? 'its share of its split' : 'the count around a place'
  const latitudes = `${degrees(box.south, 'N', 'S')} to ${degrees(box.north, 'N', 'S')}`
  const longitudes = `${degrees(box.west, 'E', 'W')} to ${degrees(box.east, 'E', 'W')}`
  return `Samples lie within ${latitudes}, ${longitudes}. A dot's area is ${area}. Equal Earth projection; land: Natural Earth.`
}

function degrees(value: number, positive: string, negative: string): string {
  return `${formatNumber(Math.abs(value), 1)}° ${value < 0 ? negative : positive}`
}

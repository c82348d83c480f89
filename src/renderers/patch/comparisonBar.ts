import { button, html } from '../shared/dom'
import type { Comparison } from './viewChoices'

/** The controls of a comparison, under and on the picture. */
export interface ComparisonBar {
  /** Under the picture: the slider of a swipe, the pause of a flicker. */
  readonly element: HTMLElement
  /** On the picture: the edge between the two, which can be dragged. */
  readonly edge: HTMLElement
  show(how: Comparison | undefined): void
}

/** @param stage what holds both pictures; its style says where the edge is and whether the flicker rests */
export function comparisonBar(stage: () => HTMLElement): ComparisonBar {
  const slider = html('input', {
    class: 'reo-swipe-slider',
    type: 'range',
    min: 0,
    max: 100,
    value: 50,
    'aria-label': 'Edge between the two pictures',
  })
  const edge = html('div', { class: 'reo-swipe-edge', 'aria-hidden': 'true', hidden: true })
  const place = () => stage().style.setProperty('--reo-swipe', `${slider.value}%`)
  slider.addEventListener('input', place)
  edge.addEventListener('click', (event) => event.stopPropagation())
  edge.addEventListener('pointerdown', (event) => edge.setPointerCapture(event.pointerId))
  edge.addEventListener('pointermove', (event) => {
    if (!edge.hasPointerCapture(event.pointerId)) return
    const { left, width } = stage().getBoundingClientRect()
    slider.value = String((100 * (event.clientX - left)) / width)
    place()
  })

  const pause = button({ class: 'reo-button', 'aria-pressed': 'false' }, () => rest(!isResting()), 'Pause')
  const isResting = () => pause.getAttribute('aria-pressed') === 'true'
  const rest = (resting: boolean) => {
    pause.setAttribute('aria-pressed', String(resting))
    stage().classList.toggle('reo-resting', resting)
  }

  let shown: Comparison | undefined
  const element = html('div', { class: 'reo-comparison-bar', hidden: true }, slider, pause)
  return {
    element,
    edge,
    show(how) {
      if (how !== shown) rest(false)
      shown = how
      element.hidden = how === undefined
      slider.hidden = edge.hidden = how !== 'swipe'
      pause.hidden = how !== 'flicker'
      place()
    },
  }
}

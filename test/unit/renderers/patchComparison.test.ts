// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { activate } from '../../../src/renderers/patch'
import { choose, find, findButton, listOf, pick, recordPictures, start } from './harness'
import { patchPayload } from './payloads'

const BOTH = 'Patch d-00012, '

describe('comparing two views of a patch', () => {
  let pictures: ReturnType<typeof recordPictures>
  beforeEach(() => {
    pictures = recordPictures()
  })
  afterEach(() => {
    vi.restoreAllMocks()
    document.body.replaceChildren()
  })

  const comparison = (element: HTMLElement) => find(element, '.reo-patch-stage').dataset['reoComparison']
  const alternatives = (element: HTMLElement) =>
    [...element.querySelectorAll('.reo-layer:not([hidden]) canvas')].map((canvas) =>
      canvas.getAttribute('aria-label'),
    )
  const slide = (element: HTMLElement, selector: string, value: string) => {
    const slider = find<HTMLInputElement>(element, selector)
    slider.value = value
    slider.dispatchEvent(new Event('input'))
  }

  it('shows one picture, without controls of a comparison, until a second is chosen', async () => {
    const element = (await start(activate)).render(patchPayload)
    expect(alternatives(element)).toEqual([`${BOTH}Natural colour`])
    expect(comparison(element)).toBe('none')
    expect(find(element, '.reo-comparison-bar').hidden).toBe(true)
    expect(find(element, '[aria-label="Way to compare"]').hidden).toBe(true)
  })

  it('swipes: a slider, which keys move too, cuts the second picture at the edge', async () => {
    const element = (await start(activate)).render(patchPayload)
    pick(element, 'Compare with', 'ndvi')
    expect(alternatives(element)).toEqual([`${BOTH}Natural colour`, `${BOTH}NDVI`])
    expect(comparison(element)).toBe('swipe')
    slide(element, '.reo-swipe-slider', '20')
    expect(find(element, '.reo-patch-stage').style.getPropertyValue('--reo-swipe')).toBe('20%')
    expect([...element.querySelectorAll('.reo-legend-title')].map((title) => title.textContent)).toEqual([
      'Natural colour',
      'NDVI',
    ])
  })

  it('drags the edge on the picture itself', async () => {
    const element = (await start(activate)).render(patchPayload)
    pick(element, 'Compare with', 'ndvi')
    const stage = find(element, '.reo-patch-stage')
    stage.getBoundingClientRect = () => new DOMRect(0, 0, 200, 200)
    const edge = find(element, '.reo-swipe-edge')
    edge.hasPointerCapture = () => true
    edge.dispatchEvent(new MouseEvent('pointermove', { clientX: 150, bubbles: true }))
    expect(stage.style.getPropertyValue('--reo-swipe')).toBe('75%')
    expect(find<HTMLInputElement>(element, '.reo-swipe-slider').value).toBe('75')
  })

  it('flickers until it is paused', async () => {
    const element = (await start(activate)).render(patchPayload)
    pick(element, 'Compare with', 'sar')
    choose(element, 'Flicker')
    expect(comparison(element)).toBe('flicker')
    expect(find(element, '.reo-swipe-slider').hidden).toBe(true)
    const pause = findButton(element, 'Pause')
    pause.click()
    expect(pause.getAttribute('aria-pressed')).toBe('true')
    expect(find(element, '.reo-patch-stage').classList.contains('reo-resting')).toBe(true)
    pick(element, 'Compare with', '')
    expect(comparison(element)).toBe('none')
  })

  it('slows down the flicker for readers who want little motion', async () => {
    ;(await start(activate)).render(patchPayload)
    const styles = document.getElementById('reo-styles')?.textContent ?? ''
    const reduced = /prefers-reduced-motion: reduce\) \{([^@]*?)\n {2}\}/.exec(styles)?.[1]
    expect(reduced).toContain('animation-duration: 6s')
    expect(styles).toContain('reo-flicker 1.4s')
  })

  it('is kept across redraws, with stretch and opacity', async () => {
    const { render } = await start(activate)
    const element = render(patchPayload)
    choose(element, 'Land cover')
    pick(element, 'View', 'overlay')
    pick(element, 'Compare with', 'nir')
    choose(element, 'Flicker')
    pick(element, 'Stretch', 'fixed')
    slide(element, '.reo-opacity input', '0.8')
    render({ ...patchPayload, title: 'Changed' })
    expect(find(element, '.reo-title').textContent).toBe('Changed')
    expect(alternatives(element)).toEqual([`${BOTH}Land cover overlay`, `${BOTH}Near infrared`])
    expect(comparison(element)).toBe('flicker')
    expect(listOf(element, 'Stretch').value).toBe('fixed')
    expect(find<HTMLInputElement>(element, '.reo-opacity input').value).toBe('0.8')
  })

  it('shows no second picture of the same view', async () => {
    const element = (await start(activate)).render(patchPayload)
    pick(element, 'Compare with', 'rgb')
    expect(comparison(element)).toBe('none')
    expect(pictures).toHaveLength(2)
  })
})

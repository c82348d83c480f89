// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { activate } from '../../../src/renderers/numbers'
import { find, start } from './harness'
import { numbersPayload } from './numbersPayload'

async function drawn(payload: unknown = numbersPayload) {
  const harness = await start(activate)
  const element = harness.render(payload)
  await vi.waitFor(() => expect(find(element, '[data-reo-state]').dataset['reoState']).toBe('ready'))
  return { ...harness, element }
}

function panel(element: HTMLElement, title: string): HTMLElement {
  const found = [...element.querySelectorAll<HTMLElement>('.reo-instrument')].find(
    (each) => each.querySelector('.reo-section-title')?.textContent === title,
  )
  if (found === undefined) throw new Error(`There is no panel ${title}`)
  return found
}

describe('numbers output', () => {
  afterEach(() => document.body.replaceChildren())

  it('shows every instrument of the first model with its figures in words', async () => {
    const { element } = await drawn()
    expect(element.querySelectorAll('.reo-instrument')).toHaveLength(7)
    const heaping = find(panel(element, 'Heaping'), '[role="img"]')
    expect(heaping.getAttribute('aria-label')).toContain('× 10: 100.0 % answers, 100.0 % truth')
    expect(panel(element, 'Error by digit').textContent).toContain('first wrong digit')
    expect(find(panel(element, 'Calibration of the interval'), 'svg').getAttribute('aria-label')).toMatch(
      /^truths that it holds by probability of the interval\. truths within: 10 % /,
    )
  })

  it('says why an instrument shows nothing, once another model is chosen', async () => {
    const { element } = await drawn()
    const unet = find<HTMLInputElement>(element, 'input[value="onnx:unet"]')
    unet.checked = true
    unet.dispatchEvent(new Event('change'))
    expect(panel(element, 'Calibration of the interval').textContent).toContain(
      'Not shown: no probabilities of tokens.',
    )
    expect(panel(element, 'Risk and coverage').textContent).toContain('no repeats')
    expect(panel(element, 'Heaping').querySelector('[role="img"]')).not.toBeNull()
  })

  it('keeps the chosen model when the output changes', async () => {
    const { element, render } = await drawn()
    find(element, 'input[value="onnx:unet"]').dispatchEvent(new Event('change'))
    render({ ...numbersPayload, title: 'Anew' })
    expect(panel(element, 'Calibration of the interval').textContent).toContain('Not shown')
  })

  it('has a row a model, with dashes for what is not shown', async () => {
    const { element } = await drawn()
    const rows = [...element.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    )
    expect(rows.map(([title]) => title)).toEqual(['Tiny VLM', 'U-Net'])
    expect(rows[1].at(-1)).toBe('–')
  })

  it('says so where no model was asked', async () => {
    const { element } = await drawn({ ...numbersPayload, series: [] })
    expect(element.textContent).toContain('No model was asked for these numbers.')
  })

  it('takes no title for markup', async () => {
    const [first] = numbersPayload.series
    const { element } = await drawn({ ...numbersPayload, series: [{ ...first, title: '<img src=x>' }] })
    expect(element.querySelector('img')).toBeNull()
  })
})

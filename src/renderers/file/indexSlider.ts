import { html } from '../shared/dom'

/** Chooses one of many images that lie behind one another: by a slider, or by its number. */
export function indexSlider(count: number, index: number, onChoose: (index: number) => void): HTMLElement {
  const attributes = { min: 0, max: count - 1, step: 1, value: index }
  const slider = html('input', {
    type: 'range',
    class: 'reo-file-slider',
    'aria-label': 'Image',
    ...attributes,
  })
  const number = html('input', {
    type: 'number',
    class: 'reo-file-number',
    'aria-label': 'Number of the image',
    ...attributes,
  })
  const choose = (text: string) => {
    const next = Math.min(count - 1, Math.max(0, Math.round(Number(text)) || 0))
    slider.value = String(next)
    number.value = String(next)
    onChoose(next)
  }
  slider.addEventListener('input', () => choose(slider.value))
  number.addEventListener('change', () => choose(number.value))
  return html(
    'span',
    { class: 'reo-file-index' },
    slider,
    number,
    html('span', { class: 'reo-muted' }, `of 0–${count - 1}`),
  )
}

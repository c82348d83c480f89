import { html } from '../shared/dom'

/** A slider for the opacity of an overlay, in steps of 5 %. */
export function opacitySlider(share: number, onChange: (share: number) => void): HTMLElement {
  const slider = html('input', { type: 'range', min: 0, max: 1, step: 0.05, value: share })
  slider.addEventListener('input', () => onChange(Number(slider.value)))
  return html('label', { class: 'reo-opacity' }, 'Opacity of the land cover', slider)
}

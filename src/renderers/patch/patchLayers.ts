import type { Picture } from '../../core/imagery/picture'
import { html, setLabel, setText } from '../shared/dom'
import { drawPicture } from '../shared/pictures'

/** A picture and its names. */
export interface Shown {
  readonly title: string
  readonly alternative: string
  readonly picture: Picture
}

/** One or two pictures in the same place. */
export interface PatchLayers {
  readonly elements: readonly HTMLElement[]
  /** Shows a picture, and over it another to compare it with. */
  show(main: Shown, partner?: Shown): void
}

/** The canvases of a patch; style sheets place, cut and switch them. */
export function patchLayers(): PatchLayers {
  const main = layer('main')
  const partner = layer('partner')
  return {
    elements: [main.element, partner.element],
    show(first, second) {
      main.show(first)
      main.name.hidden = second === undefined
      partner.element.hidden = second === undefined
      if (second) partner.show(second)
    },
  }
}

function layer(role: 'main' | 'partner') {
  const canvas = html('canvas', { class: 'reo-patch-canvas', role: 'img' })
  const name = html('span', { class: 'reo-layer-name', 'aria-hidden': 'true' })
  return {
    name,
    element: html('div', { class: `reo-layer reo-layer-${role}` }, canvas, name),
    show({ picture, title, alternative }: Shown) {
      drawPicture(canvas, picture)
      setLabel(canvas, alternative)
      setText(name, title)
    },
  }
}

import type { Picture } from '../../core/imagery/picture'
import { html } from './dom'

/** Puts a picture on a canvas, one canvas pixel a pixel; style sheets enlarge it without blurring. */
export function drawPicture(canvas: HTMLCanvasElement, { width, height, rgba }: Picture): void {
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (context === null) return
  const image = context.createImageData(width, height)
  image.data.set(rgba)
  context.putImageData(image, 0, 0)
}

/** A small patch picture sent as PNG, or a plate that says there is none. */
export function thumbnail(png: string | undefined, alternative: string): HTMLElement {
  if (png === undefined) {
    return html(
      'span',
      { class: 'reo-thumbnail reo-thumbnail-none', role: 'img', 'aria-label': `${alternative}: no image` },
      'no image',
    )
  }
  return html('img', {
    class: 'reo-thumbnail',
    src: `data:image/png;base64,${png}`,
    alt: alternative,
    draggable: 'false',
  })
}

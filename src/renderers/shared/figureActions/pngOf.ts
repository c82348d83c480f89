import { ReoError } from '../../../core/errors'
import type { VectorPicture } from '../vectorPicture/vectorPicture'

/** Pixels a CSS pixel: sharp in print at the size on the screen. */
const SHARPNESS = 2

/** Pixels that a side may have at most: canvases of more stay empty. */
const LONGEST_SIDE = 16_000

/** A vector picture as PNG. @throws ReoError when the browser cannot draw it */
export async function pngOf({ svg, width, height }: VectorPicture): Promise<Blob> {
  const scale = Math.min(SHARPNESS, LONGEST_SIDE / width, LONGEST_SIDE / height)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob !== null) resolve(blob)
      else
        reject(
          new ReoError('The figure is too large for a PNG', { mend: 'Save it as SVG, or make it narrower.' }),
        )
    }, 'image/png')
  })
}

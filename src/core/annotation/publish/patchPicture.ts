import type { Imagery } from '../../dataset/sample'
import { drawComposite } from '../../imagery/drawView'
import { defaultView } from '../../imagery/inputs'
import { encodePng } from '../../imagery/png'

/** A patch as PNG, a pixel a pixel: in natural colour, else as what can be drawn; undefined where nothing can. */
export function patchPicture(imagery: Imagery): Uint8Array | undefined {
  const view = defaultView(imagery)
  return view === undefined ? undefined : encodePng(drawComposite(imagery, view))
}

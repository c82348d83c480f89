import { drawView } from '../../core/imagery/drawView'
import { defaultView } from '../../core/imagery/inputs'
import { enlarge, type Picture } from '../../core/imagery/picture'
import { encodePng } from '../../core/imagery/png'
import { openView } from '../../core/imagery/view'
import type { Modality } from '../../core/dataset/sample'
import { MODALITIES } from '../../core/dataset/sample'
import { unreachable } from '../../core/errors'
import { visibleControls } from '../../core/text/visibleControls'
import { decodeRaster, toBase64 } from '../../protocol/encoding'
import type { MimeBundle } from '../../protocol/kernel'
import { MIMES } from '../../protocol/mimes'
import type { PatchPayload, RichOutput } from '../../protocol/payloads'
import { drawConfusion } from './draw/confusionPicture'
import { drawDataCard } from './draw/dataCardPicture'
import { drawScatter } from './draw/scatterPicture'
import { confusionText, findingsText, patchText, scatterText, tableText } from './text/outputText'
import { answersText, chainText } from './text/answersText'
import { dataCardText } from './text/dataCardText'
import { flipsText } from './text/flipsText'
import { numbersText } from './text/numbersText'
import { residualsText } from './text/residualsText'
import { patchGridText } from './text/patchGridText'
import { coverageText, leaderboardText } from './text/rankingText'
import { reviewText } from './text/reviewText'

/** Width that a patch's picture is enlarged to, at least, in pixels. */
const PATCH_WIDTH = 300

/**
 * The mime bundle of a rich output: its payload for our renderers, words, and a picture where one helps, for places
 * that know neither.
 */
export function richBundle(output: RichOutput): MimeBundle {
  const picture = pictureOf(output)
  return {
    [MIMES[output.kind]]: output.payload,
    // Other viewers show terminal colours in it.
    'text/plain': visibleControls(textOf(output)),
    ...(picture === undefined ? {} : { 'image/png': pngOf(picture) }),
  }
}

/** A picture as base64 PNG. */
export function pngOf(picture: Picture): string {
  return toBase64(encodePng(picture))
}

/** A patch's picture enlarged by a whole factor, so that its pixels can be seen. */
export function enlarged(picture: Picture): Picture {
  return enlarge(picture, factorOf(picture))
}

/** An output in words. */
export function textOf(output: RichOutput): string {
  switch (output.kind) {
    case 'patch':
      return patchText(output.payload)
    case 'scatter':
      return scatterText(output.payload)
    case 'confusion':
      return confusionText(output.payload)
    case 'answers':
      return answersText(output.payload)
    case 'table':
      return tableText(output.payload)
    case 'findings':
      return findingsText(output.payload)
    case 'dataCard':
      return dataCardText(output.payload)
    case 'numbers':
      return numbersText(output.payload)
    case 'residuals':
      return residualsText(output.payload)
    case 'flips':
      return flipsText(output.payload)
    case 'chain':
      return chainText(output.payload)
    case 'patchGrid':
      return patchGridText(output.payload)
    case 'leaderboard':
      return leaderboardText(output.payload)
    case 'coverage':
      return coverageText(output.payload)
    case 'review':
      return reviewText(output.payload)
    default:
      return unreachable(output)
  }
}

/** An output as a picture; undefined where one says nothing. */
export function pictureOf(output: RichOutput): Picture | undefined {
  switch (output.kind) {
    case 'patch':
      return patchPicture(output.payload)
    case 'scatter':
      return drawScatter(output.payload)
    case 'confusion':
      return drawConfusion(output.payload)
    case 'dataCard':
      return drawDataCard(output.payload)
    case 'answers':
    case 'table':
    case 'findings':
    case 'numbers':
    case 'residuals':
    case 'flips':
    case 'chain':
    case 'patchGrid':
    case 'leaderboard':
    case 'coverage':
    case 'review':
      return undefined
    default:
      return unreachable(output)
  }
}

function patchPicture({ imagery, composite }: PatchPayload): Picture | undefined {
  const decoded: { [M in Modality]?: ReturnType<typeof decodeRaster> } = {}
  for (const modality of MODALITIES) {
    const raster = imagery[modality]
    if (raster !== undefined) decoded[modality] = decodeRaster(raster)
  }
  const shown = composite ?? defaultView(decoded)
  if (shown === undefined) return undefined
  const view = openView(decoded, shown)
  return drawView(view, { detail: factorOf(view) })
}

function factorOf({ width }: { readonly width: number }): number {
  return Math.max(1, Math.ceil(PATCH_WIDTH / width))
}

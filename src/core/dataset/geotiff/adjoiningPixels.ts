import type { TiffLayout } from './layout'
import { checkSize } from './limits'
import { wholeOf } from './segments'
import type { TiffPage } from './tiffPage'
import { BYTES_PER_VALUE, type TiffPixels, valuesOf } from './tiffImage'

/**
 * The pixels as they lie in the file's bytes, where they do so in one piece and as arrays hold them.
 * @throws ReoError when the page is too large
 */
export function adjoiningPixels(page: TiffPage): TiffPixels | undefined {
  const { directory, layout } = page
  checkSize(page, wholeOf(layout).window, layout.bands)
  const { width, height, bands, type, codec, tiled, separateBands, littleEndian, storage } = layout
  const size = BYTES_PER_VALUE[type]
  const isPlain = codec === 'none' && storage === 'plain' && !layout.bitsReversed
  const isSequential = !tiled && (separateBands || bands === 1)
  if (!isPlain || !isSequential || !(littleEndian || size === 1) || !stripsAdjoin(layout, width * size))
    return undefined
  const count = width * height * bands
  const bytes = directory.source.read(layout.offsets[0], count * size)
  if (bytes === undefined || bytes.byteOffset % size !== 0) return undefined
  return { width, height, bands, type, data: valuesOf(type, bytes.buffer, bytes.byteOffset, count) }
}

/** Whether every strip holds its rows and nothing else, and the next begins where it ends. */
function stripsAdjoin(layout: TiffLayout, rowBytes: number): boolean {
  const { height, segmentHeight, segmentsDown, offsets, byteCounts } = layout
  const strips = segmentsDown * (layout.separateBands ? layout.bands : 1)
  let next = offsets[0]
  if (next === 0) return false
  for (let strip = 0; strip < strips; strip++) {
    const top = (strip % segmentsDown) * segmentHeight
    const bytes = Math.min(segmentHeight, height - top) * rowBytes
    if (offsets[strip] !== next || byteCounts[strip] !== bytes) return false
    next += bytes
  }
  return true
}

import type { LercExpectation } from './codecs/codecMethods'
import type { Segment } from './segments'
import { TAG } from './tags'
import type { TiffPage } from './tiffPage'
import { unreadable } from './unreadable'

/** Codes of the second number of the LERC parameters: how a blob itself is compressed. */
const WITHIN: readonly LercExpectation['within'][] = ['none', 'deflate', 'zstandard']

/**
 * What a segment's LERC blob has to hold.
 * @throws ReoError when it is compressed in a way that is not read, or its values are packed
 */
export function lercExpectation({ directory, layout }: TiffPage, segment: Segment): LercExpectation {
  const within = WITHIN[directory.integers(TAG.lercParameters)?.[1] ?? 0]
  if (within === undefined || layout.storage !== 'plain')
    throw unreadable(directory, 'LERC of this kind is not read')
  const { type, tiled, segmentWidth, segmentHeight } = layout
  const height = tiled ? segmentHeight : segment.rows
  return { width: segmentWidth, height, samples: segment.samples, type, within }
}

import { ReoError } from '../../errors'
import { SUBFILE, TAG } from './tags'
import { TiffDirectory } from './tiffDirectory'
import { readHeader } from './tiffHeader'
import { pageOf, type TiffPage } from './tiffPage'

/** More directories than this are not looked at. */
const MAXIMUM_DIRECTORIES = 1024

/**
 * The first image's reduced copies, the largest first: directories that follow it and say so, masks apart, until the
 * next image. One that cannot be read ends the search, and nothing is lost but a quicker look.
 */
export function overviewsOf(first: TiffPage): readonly TiffPage[] {
  const overviews: TiffPage[] = []
  try {
    for (const directory of directoriesAfter(first.directory)) {
      const kind = directory.integer(TAG.newSubfileType) ?? 0
      if ((kind & SUBFILE.reduced) === 0 && (kind & SUBFILE.mask) === 0) break
      if ((kind & SUBFILE.mask) !== 0) continue
      const page = pageOf(directory)
      if (isReduced(page, first)) overviews.push(page)
    }
  } catch (error) {
    if (!(error instanceof ReoError)) throw error
  }
  return overviews.sort((one, other) => other.layout.width - one.layout.width)
}

/** Ends where the directories do, or where they come back to one that was there already. */
function* directoriesAfter({ source, next }: TiffDirectory): Iterable<TiffDirectory> {
  const header = readHeader(source)
  const seen = new Set([header.firstDirectory])
  let position = next
  while (position !== 0 && !seen.has(position) && seen.size < MAXIMUM_DIRECTORIES) {
    seen.add(position)
    const directory = new TiffDirectory(source, header, position)
    yield directory
    position = directory.next
  }
}

function isReduced({ layout }: TiffPage, { layout: full }: TiffPage): boolean {
  const isSmaller = layout.width <= full.width && layout.height <= full.height
  return isSmaller && layout.bands === full.bands && layout.type === full.type
}

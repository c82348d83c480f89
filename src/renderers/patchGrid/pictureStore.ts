import type { PayloadSource } from '../../protocol/payloads'
import type { PictureChoice, SampleThumbnail } from '../../protocol/queries'
import type { FigureHost } from '../shared/renderer'

/** Pictures that are kept, those in view among them, and those that are asked for at a time. */
const MOST_KEPT = 800
const BATCH = 24

/** Pictures of patches, fetched when they come into view. */
export interface PictureStore {
  /** What is known of a patch; undefined until it has come. */
  get(sample: string): SampleThumbnail | undefined
  /** Fetches these, and no longer those that were wanted before. */
  want(samples: readonly string[]): void
  /** Draws all pictures in another way. */
  choose(picture: PictureChoice | undefined): void
}

export interface PictureListener {
  come(thumbnails: readonly SampleThumbnail[]): void
  /** Told in words why nothing comes. */
  failed(message: string, retry: () => void): void
}

/** @param picture how pictures are drawn; in the data set's own way where it is undefined */
export function pictureStore(
  host: FigureHost,
  source: PayloadSource,
  first: PictureChoice | undefined,
  listener: PictureListener,
): PictureStore {
  const lane = host.channel.openLane(host.signal)
  const kept = new Map<string, SampleThumbnail>()
  let picture = first
  let wanted: readonly string[] = []
  let isAsking = false

  const keyOf = (sample: string) => JSON.stringify([picture, sample])

  function keep(thumbnails: readonly SampleThumbnail[]): void {
    for (const thumbnail of thumbnails) kept.set(keyOf(thumbnail.sample), thumbnail)
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break
      kept.delete(oldest)
    }
  }

  function fetch(): void {
    if (isAsking) return
    const samples = wanted.filter((sample) => !kept.has(keyOf(sample))).slice(0, BATCH)
    if (samples.length === 0) return
    isAsking = true
    lane.ask(
      {
        kind: 'samples',
        source,
        samples,
        ...(picture !== undefined && { picture }),
        offset: 0,
        limit: samples.length,
      },
      {
        answered(answer) {
          isAsking = false
          if (answer.kind !== 'samples') return
          keep(answer.samples)
          listener.come(answer.samples)
          fetch()
        },
        failed(message) {
          listener.failed(message, () => {
            isAsking = false
            fetch()
          })
        },
      },
    )
  }

  return {
    get: (sample) => kept.get(keyOf(sample)),
    want(samples) {
      wanted = [...new Set(samples)]
      fetch()
    },
    choose(chosen) {
      lane.cancel()
      picture = chosen
      isAsking = false
      fetch()
    },
  }
}

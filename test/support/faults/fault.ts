import type { DemoSample } from '../../../src/core/demo/makeSample'
import type { GeotiffContent } from '../../../src/core/imagery/writeGeotiff'

export type ImageName = 's2' | 'sar' | 'landcover'

/** A demo sample as its files will hold it; faults change it. */
export interface Draft {
  readonly made: DemoSample
  row: Record<string, unknown>
  readonly images: Record<ImageName, GeotiffContent>
  /** Changes of a written image's bytes; undefined where it is not to be written at all. */
  readonly bytes: Partial<Record<ImageName, (bytes: Uint8Array) => Uint8Array | undefined>>
  /** Lines of samples.jsonl that follow the sample's own. */
  readonly moreLines: string[]
}

/** Something wrong that a check has to find. */
export interface Fault {
  readonly name: string
  /** Id of the finding. */
  readonly finds: string
  /** Samples that it can be planted in; any when absent. */
  fits?(sample: DemoSample): boolean
  /** @param other another sample, which stays as it is */
  plant(draft: Draft, other: Draft): void
  /** Where the other sample comes from; the draft's own split when absent. */
  readonly otherSplit?: 'train'
}

/** Pixels of a patch. */
export const PIXELS = 625

/** An image with its values changed one by one. */
export function changed(
  image: GeotiffContent,
  change: (value: number, band: number, pixel: number) => number,
): GeotiffContent {
  const data = image.data.slice()
  for (let at = 0; at < data.length; at++) data[at] = change(data[at], Math.floor(at / PIXELS), at % PIXELS)
  return { ...image, data }
}

/** An image with two bands exchanged. */
export function reordered(image: GeotiffContent, exchange: readonly [string, string]): GeotiffContent {
  const [one, other] = exchange.map((band) => image.bands.indexOf(band))
  return changed(image, (_, band, pixel) => {
    const from = band === one ? other : band === other ? one : band
    return image.data[from * PIXELS + pixel]
  })
}

/** An image moved to the right and down; what comes in at the edge repeats it. */
export function moved(image: GeotiffContent, right: number, down: number): GeotiffContent {
  const inside = (at: number) => Math.min(Math.max(at, 0), 24)
  return changed(image, (_, band, pixel) => {
    const x = inside((pixel % 25) - right)
    const y = inside(Math.floor(pixel / 25) - down)
    return image.data[band * PIXELS + y * 25 + x]
  })
}

/** Index of a band. */
export function band(image: GeotiffContent, name: string): number {
  return image.bands.indexOf(name)
}

/** Whether a pixel is one of the 3 × 3 at the centre. */
export function isCentral(pixel: number): boolean {
  return Math.abs((pixel % 25) - 12) <= 1 && Math.abs(Math.floor(pixel / 25) - 12) <= 1
}

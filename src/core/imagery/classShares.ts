import type { Raster } from './raster'

/** A land-cover code that occurs in a patch. */
export interface ClassShare {
  readonly code: number
  /** Part of all pixels, those without data counted too; 0–1. */
  readonly share: number
}

/** The land-cover codes of a raster's first band with their shares, the greatest first. */
export function classShares({ data, width, height }: Raster): readonly ClassShare[] {
  const pixels = width * height
  const counts = new Map<number, number>()
  for (const code of data.subarray(0, pixels)) {
    if (!Number.isNaN(code)) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts]
    .map(([code, count]) => ({ code, share: count / pixels }))
    .sort((first, second) => second.share - first.share || first.code - second.code)
}

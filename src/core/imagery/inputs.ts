import type { Imagery, Modality } from '../dataset/sample'
import { type Band, bandsNamed, bandsOf, polarisationPairs } from './band'
import { type Composite, COMPOSITES } from './composites'

/** The bands that a composite is drawn from, in its own order, or undefined where the imagery lacks one. */
export function inputsOf(imagery: Imagery, composite: Composite): readonly Band[] | undefined {
  switch (composite.kind) {
    case 'three-band':
      return (
        bandsNamed(imagery, 's2', composite.bands) ??
        (composite.id === 'rgb' ? firstBands(imagery, 'rgb', 3) : undefined)
      )
    case 'index':
      return bandsNamed(imagery, 's2', composite.bands)
    case 'radar':
      return polarisationPairs(imagery).at(composite.pair)
    case 'radar-index':
      return polarisationPairs(imagery).at(0)
    case 'classes':
      return firstBands(imagery, 'landCover', 1)
    case 'overlay':
      return firstDrawable(imagery, composite.over) === undefined
        ? undefined
        : firstBands(imagery, 'landCover', 1)
  }
}

/** The first of some composites that the imagery's bands allow. */
export function firstDrawable(imagery: Imagery, ids: readonly string[]): string | undefined {
  return ids.find((id) =>
    COMPOSITES.some((composite) => composite.id === id && inputsOf(imagery, composite) !== undefined),
  )
}

/** The composites that an imagery's bands allow. */
export function compositesOf(imagery: Imagery): readonly Composite[] {
  return COMPOSITES.filter((composite) => inputsOf(imagery, composite) !== undefined)
}

/** All ways to look at an imagery: ids of composites, then names of single bands. */
export function viewsOf(imagery: Imagery): readonly string[] {
  return [...compositesOf(imagery).map(({ id }) => id), ...bandsOf(imagery)]
}

/** The view to begin with: natural colour where it can be drawn, else the first that can; undefined without bands. */
export function defaultView(imagery: Imagery): string | undefined {
  return viewsOf(imagery).at(0)
}

function firstBands(imagery: Imagery, modality: Modality, count: number): readonly Band[] | undefined {
  const names = imagery[modality]?.bands.slice(0, count) ?? []
  return names.length === count ? bandsNamed(imagery, modality, names) : undefined
}

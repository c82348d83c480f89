import { type Imagery, MODALITIES, type Modality } from '../dataset/sample'
import { type Band, bandsNamed, bandsOf, findBand, polarisationPairs } from './band'
import { type Composite, COMPOSITES } from './composites'
import type { Raster } from './raster'

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

/** Modalities that a view is drawn from; none where the imagery lacks what it needs. */
export function modalitiesOf(imagery: Imagery, view: string): readonly Modality[] {
  const composite = COMPOSITES.find(({ id }) => id === view)
  if (composite === undefined) {
    const band = findBand(imagery, view)
    return band === undefined ? [] : [band.modality]
  }
  const base = composite.kind === 'overlay' ? firstDrawable(imagery, composite.over) : undefined
  const own = inputsOf(imagery, composite) ?? []
  const below = base === undefined ? [] : modalitiesOf(imagery, base)
  return [...new Set([...below, ...own.map(({ modality }) => modality)])]
}

/** Imagery of some bands that has no pixels: it tells which views there are. */
export function withoutPixels(bands: { readonly [M in Modality]?: readonly string[] | undefined }): Imagery {
  const imagery: { [M in Modality]?: Raster } = {}
  for (const modality of MODALITIES) {
    const names = bands[modality]
    if (names !== undefined)
      imagery[modality] = { bands: names, width: 0, height: 0, data: new Float32Array() }
  }
  return imagery
}

function firstBands(imagery: Imagery, modality: Modality, count: number): readonly Band[] | undefined {
  const names = imagery[modality]?.bands.slice(0, count) ?? []
  return names.length === count ? bandsNamed(imagery, modality, names) : undefined
}

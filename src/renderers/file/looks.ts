import { COMPOSITES } from '../../core/imagery/composites'
import type { ImageDescription } from '../../core/dataset/look/viewedImage'

/** How bands become colours. */
export type Look =
  | { readonly kind: 'colour'; readonly bands: readonly [red: number, green: number, blue: number] }
  | { readonly kind: 'grey'; readonly bands: readonly [number] }
  /** CGLS-LC100 codes in their official colours. */
  | { readonly kind: 'classes'; readonly bands: readonly [number] }

export interface LookChoice {
  readonly id: string
  readonly title: string
  readonly look: Look
}

/** The looks of an image, the best first: composites that its band names allow, its first three bands, each band. */
export function looksOf({ bands, type }: ImageDescription): readonly LookChoice[] {
  return [...composites(bands), ...firstThree(bands), ...singleBands(bands), ...classes(bands, type)]
}

function composites(bands: readonly string[]): LookChoice[] {
  return COMPOSITES.flatMap((composite): LookChoice[] => {
    if (composite.kind !== 'three-band') return []
    const [red, green, blue] = composite.bands.map((band) => bands.indexOf(band))
    if (red < 0 || green < 0 || blue < 0) return []
    const title = `${composite.title} (${composite.bands.join(', ')})`
    return [{ id: composite.id, title, look: { kind: 'colour', bands: [red, green, blue] } }]
  })
}

function firstThree(bands: readonly string[]): LookChoice[] {
  if (bands.length < 3) return []
  const title = `Bands ${bands.slice(0, 3).join(', ')} as red, green, blue`
  return [{ id: 'first-three', title, look: { kind: 'colour', bands: [0, 1, 2] } }]
}

function singleBands(bands: readonly string[]): LookChoice[] {
  return bands.map((band, index) => ({
    id: `band-${index}`,
    title: /^\d+$/.test(band) ? `Band ${band}` : band,
    look: { kind: 'grey', bands: [index] },
  }))
}

function classes(bands: readonly string[], type: string): LookChoice[] {
  if (!/^u?int/.test(type) || bands.length > 2) return []
  return [{ id: 'classes', title: 'Land cover (CGLS-LC100)', look: { kind: 'classes', bands: [0] } }]
}

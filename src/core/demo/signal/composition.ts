import { type Cover, type CoverName, coverOf, type Ground } from '../landscape/covers'
import type { Season } from '../regions'
import type { Mixture, Surface } from './surfaces'

/** What varies from field to field: how far its crop has grown and how moist its soil is, 0–1. */
export interface FieldState {
  /** Share of the ground that green crop covers. */
  readonly green: number
  /** Share that ripe crop or stubble covers. */
  readonly ripe: number
}

/** Canopy closure 0–1 of a cover whose trees have so much biomass (Mg/ha); it levels off as biomass grows. */
function closureOf({ closure }: Cover, biomass: number): number {
  if (closure === undefined) return 0
  const [least, greatest] = closure
  return least + (greatest - least) * saturation(biomass, 65)
}

/** Rises from 0 towards 1 as biomass grows; 63 % is reached at `scale` Mg/ha. */
export function saturation(biomass: number, scale: number): number {
  return 1 - Math.exp(-biomass / scale)
}

/**
 * Surfaces that a pixel shows from above: trees and the shadows they throw, and the ground between them.
 * @param biomass apparent biomass in Mg/ha
 * @param roughness factor on the shadow in the canopy, around 1
 */
export function composePixel(
  name: CoverName,
  biomass: number,
  season: Season,
  field: FieldState,
  roughness: number,
): Mixture {
  const cover = coverOf(name)
  const closure = closureOf(cover, biomass)
  const shade = Math.min(0.65, (0.1 + 0.34 * saturation(biomass, 125)) * roughness)
  const mixture: Mixture = { shadow: closure * shade }
  addScaled(mixture, leavesOf(cover, season), closure * (1 - shade))
  addScaled(mixture, groundOf(cover.ground, season, field), 1 - closure)
  return mixture
}

function leavesOf({ needle = 0, evergreen = 0 }: Cover, { leaf }: Season): Mixture {
  const green = evergreen + (1 - evergreen) * leaf
  return {
    needleleaf: needle * green,
    broadleaf: (1 - needle) * green,
    dryHerb: 0.5 * (1 - green),
    bark: 0.5 * (1 - green),
  }
}

function groundOf(ground: Ground, { grass, leaf }: Season, field: FieldState): Mixture {
  switch (ground) {
    case 'grass':
      return { greenHerb: 0.9 * grass, dryHerb: 0.9 * (1 - grass), soil: 0.1 }
    case 'heath':
      return {
        greenHerb: 0.4 * grass,
        broadleaf: 0.25 * leaf,
        bark: 0.45 - 0.25 * leaf,
        dryHerb: 0.4 * (1 - grass),
        soil: 0.15,
      }
    case 'litter':
      return { bark: 0.45, dryHerb: 0.2, greenHerb: 0.35 }
    case 'marsh':
      return { greenHerb: 0.5 * grass, dryHerb: 0.15 + 0.5 * (1 - grass), wetSoil: 0.35 }
    case 'crop':
      return { greenHerb: field.green, dryHerb: field.ripe, soil: 1 - field.green - field.ripe }
    case 'clearing':
      return { greenHerb: 0.25 * grass, dryHerb: 0.3, bark: 0.25, soil: 0.45 - 0.25 * grass }
    case 'soil':
      return { soil: 0.95, dryHerb: 0.05 }
    case 'water':
      return { clearWater: 1 }
    case 'roof':
      return { roof: 0.72, asphalt: 0.13, greenHerb: 0.15 }
    case 'garden':
      return { greenHerb: 0.55 * grass, dryHerb: 0.55 * (1 - grass), roof: 0.2, asphalt: 0.15, soil: 0.1 }
    case 'asphalt':
      return { asphalt: 0.8, soil: 0.15, dryHerb: 0.05 }
  }
}

function addScaled(target: Mixture, parts: Mixture, factor: number): void {
  for (const [surface, share] of Object.entries(parts) as [Surface, number][]) {
    target[surface] = (target[surface] ?? 0) + factor * share
  }
}

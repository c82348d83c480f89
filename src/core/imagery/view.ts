import type { Imagery } from '../dataset/sample'
import { ReoError } from '../errors'
import { type Band, findBand } from './band'
import { CLOUD_BAND, cloudMask } from './clouds'
import {
  classColours,
  type Colours,
  displayColours,
  radarColours,
  rampColours,
  reflectanceColours,
} from './colours'
import { type Composite, COMPOSITES } from './composites'
import { displayRange, PATCH_STRETCH, type StretchChoice } from './displayRange'
import { firstDrawable, inputsOf, viewsOf } from './inputs'
import { GREY_RAMP } from './ramp'

/** A composite or a single band of one patch, ready to be drawn. */
export interface View {
  /** A composite's id or a band's name. */
  readonly id: string
  readonly title: string
  /** What the colours mean, in one phrase. */
  readonly meaning: string
  readonly width: number
  readonly height: number
  readonly colours: Colours
  /** Flags of cloudy pixels, where the imagery says so and clouds hide what the view shows. */
  readonly clouds?: readonly boolean[]
  /** Land-cover codes to lie over the picture, on a grid of their own. */
  readonly overlay?: Band
}

/**
 * Looks up one composite, or one band by its name.
 * @param choice what the contrast is taken from; an index keeps its own range unless one is given
 * @throws ReoError when the imagery lacks what the view needs, or a range is given to a view that cannot have just one
 */
export function openView(imagery: Imagery, id: string, choice: StretchChoice = PATCH_STRETCH): View {
  const composite = COMPOSITES.find((candidate) => candidate.id === id)
  if (composite === undefined) return bandView(imagery, id, choice)
  const inputs = inputsOf(imagery, composite)
  if (inputs === undefined) {
    throw new ReoError(`${composite.title} needs bands that this patch lacks`, { mend: offered(imagery) })
  }
  const title = titleOf(imagery, composite)
  if (composite.kind === 'overlay') {
    const base = openView(imagery, firstDrawable(imagery, composite.over) ?? '', choice)
    return { ...base, id, title, meaning: composite.meaning, overlay: inputs[0] }
  }
  const colours = coloursOf(composite, inputs, choice)
  return { ...placeOf(imagery, inputs[0]), id, title, meaning: composite.meaning, colours }
}

/** A composite's title; that of SAR names its polarisations. */
export function titleOf(imagery: Imagery, composite: Composite): string {
  if (composite.kind !== 'radar') return composite.title
  const names = inputsOf(imagery, composite)?.map(({ name }) => name) ?? []
  return `SAR ${names.join('/')}`
}

function coloursOf(
  composite: Exclude<Composite, { readonly kind: 'overlay' }>,
  inputs: readonly Band[],
  choice: StretchChoice,
): Colours {
  const [first, second] = inputs
  switch (composite.kind) {
    case 'three-band':
      return first.modality === 'rgb' ? displayColours(inputs) : reflectanceColours(inputs, choice)
    case 'index':
    case 'radar-index': {
      const valueAt = (pixel: number) => composite.index(...inputs.map(({ values }) => values[pixel]))
      const range = choice.kind === 'range' ? displayRange(inputs, choice) : composite.range
      return rampColours(valueAt, composite.ramp, range, '')
    }
    case 'radar':
      if (choice.kind === 'range') throw noSingleRange(composite)
      return radarColours([first, second], choice)
    case 'classes':
      if (choice.kind === 'range') throw noSingleRange(composite)
      return classColours(first)
  }
}

function bandView(imagery: Imagery, name: string, choice: StretchChoice): View {
  const band = findBand(imagery, name)
  if (band === undefined) {
    throw new ReoError(`There is no composite or band "${name}"`, { mend: offered(imagery) })
  }
  const unit = band.modality === 'sar' ? 'dB' : ''
  const colours = rampColours((pixel) => band.values[pixel], GREY_RAMP, displayRange([band], choice), unit)
  return { ...placeOf(imagery, band), id: name, title: `band ${name}`, meaning: quantityOf(band), colours }
}

/** What the values of a band are, in a word. */
function quantityOf({ modality, name }: Band): string {
  switch (modality) {
    case 's2':
      return name === CLOUD_BAND ? 'cloud' : 'reflectance'
    case 'sar':
      return 'backscatter'
    case 'rgb':
      return 'brightness'
    case 'landCover':
      return 'class'
  }
}

/** The grid of a band, and the clouds over it. */
function placeOf(
  imagery: Imagery,
  { modality, width, height }: Band,
): Pick<View, 'width' | 'height' | 'clouds'> {
  const clouds = modality === 's2' ? cloudMask(imagery.s2) : undefined
  return { width, height, ...(clouds && { clouds }) }
}

function offered(imagery: Imagery): string {
  return `This patch has ${viewsOf(imagery).join(', ')}.`
}

function noSingleRange({ title }: Composite): ReoError {
  return new ReoError(`${title} cannot be stretched to one range`, {
    mend: 'Give a range to three-band composites, indices and single bands.',
  })
}

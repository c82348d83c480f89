import type { Imagery } from '../../core/dataset/sample'
import { ReoError } from '../../core/errors'
import type { StretchChoice } from '../../core/imagery/displayRange'
import { DEFAULT_OPACITY } from '../../core/imagery/drawView'
import { viewsOf } from '../../core/imagery/inputs'
import type { OfferedStretch } from '../../protocol/queries'
import type { ViewedImagery } from './imageryView'

export const COMPARISONS = ['swipe', 'flicker'] as const
export type Comparison = (typeof COMPARISONS)[number]

/** How a reader looks at a patch. */
export interface ViewChoices {
  /** A composite's id or a band's name. */
  readonly view: string
  /** What it is compared with. */
  readonly partner?: string
  readonly comparison: Comparison
  readonly stretch: OfferedStretch
  /** Of the land cover in an overlay, 0–1. */
  readonly opacity: number
}

/**
 * What was chosen before, as far as this patch has it; else what it asks for, else the defaults.
 * @throws ReoError when the imagery has no bands
 */
export function readChoices(
  stored: ReadonlyMap<string, string>,
  viewed: ViewedImagery,
  imagery: Imagery,
): ViewChoices {
  const offered = viewsOf(imagery)
  const known = (view: string | undefined) =>
    view !== undefined && offered.includes(view) ? view : undefined
  const view = known(stored.get('view')) ?? known(viewed.composite) ?? offered.at(0)
  if (view === undefined)
    throw new ReoError('The imagery has no bands', {
      where: viewed.id,
      mend: 'Run the cell again: the output is damaged.',
    })
  const partner = known(stored.get('partner'))
  const opacity = Number(stored.get('opacity') ?? DEFAULT_OPACITY)
  return {
    view,
    ...(partner !== undefined && { partner }),
    comparison: COMPARISONS.find((comparison) => comparison === stored.get('comparison')) ?? 'swipe',
    stretch: stretchesOf(viewed).find((stretch) => stretch === stored.get('stretch')) ?? 'patch',
    opacity: opacity >= 0 && opacity <= 1 ? opacity : DEFAULT_OPACITY,
  }
}

/** Keeps choices for the next drawing. */
export function storeChoices(stored: Map<string, string>, choices: ViewChoices): void {
  const entries = Object.entries({ partner: '', ...choices })
  for (const [name, value] of entries) stored.set(name, value === undefined ? '' : String(value))
}

/** The ranges that can be chosen: the data set's only where the imagery brings them. */
export function stretchesOf({ datasetRanges }: ViewedImagery): readonly OfferedStretch[] {
  return datasetRanges === undefined ? ['patch', 'fixed'] : ['patch', 'dataset', 'fixed']
}

/** A chosen stretch with its ranges. */
export function stretchChoice(stretch: OfferedStretch, { datasetRanges }: ViewedImagery): StretchChoice {
  if (stretch !== 'dataset') return { kind: stretch }
  return { kind: 'dataset', ranges: datasetRanges?.bands ?? {} }
}

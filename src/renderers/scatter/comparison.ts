import type { ScatterSeries } from '../../protocol/payloads'
import { dropDown } from '../shared/segmented'
import { MOST_FACETS } from './facets'

/** What stands beside one model: nothing, all others on axes of their own, or one other on the same axes. */
export type Comparison =
  { readonly kind: 'alone' } | { readonly kind: 'facets' } | { readonly kind: 'pair'; readonly other: string }

const ALONE = 'alone'
const FACETS = 'facets'

/** A comparison as it was chosen. @param chosen as {@link comparisonSwitch} gives it */
export function comparisonOf(chosen: string | undefined): Comparison {
  if (chosen === undefined || chosen === ALONE) return { kind: 'alone' }
  return chosen === FACETS ? { kind: 'facets' } : { kind: 'pair', other: chosen }
}

/** The choice of what to compare a model with; nothing where there is one model only. */
export function comparisonSwitch(
  series: readonly ScatterSeries[],
  chosen: string | undefined,
  onChoose: (chosen: string) => void,
): HTMLElement | undefined {
  if (series.length < 2) return undefined
  const all =
    series.length > MOST_FACETS ? `the first ${MOST_FACETS} models side by side` : 'all side by side'
  const choices = [
    { id: ALONE, title: 'one model' },
    { id: FACETS, title: all },
    ...series.map(({ model, title }) => ({ id: model, title: `arrows to ${title}` })),
  ]
  return dropDown('Compare', choices, chosen ?? ALONE, onChoose)
}

import { landCoverGroup } from '../benchmark/landCoverGroups'
import type { MetadataValue, Sample } from '../dataset/sample'
import { unreachable } from '../errors'
import { labelOf } from '../metrics/labels'
import { seasonOf } from './season'

/** A property that sorts samples into classes. */
export type CategoryAttribute =
  | { readonly kind: 'landCover' }
  | { readonly kind: 'landCoverGroup' }
  /** Human influence by the answers about human activity. */
  | { readonly kind: 'activity' }
  /** Human influence by the land cover. */
  | { readonly kind: 'landUse' }
  /** Season by a column that holds dates. */
  | { readonly kind: 'season'; readonly column: string }
  /** A metadata column as it is. */
  | { readonly kind: 'column'; readonly column: string }

/** A number that is true of samples. */
export type Quantity = 'agb' | 'patchCount'

/** Land covers that people make: cultivated and built up. */
const USED: readonly number[] = [40, 50]

/** The class of a sample, undefined where it has none. */
export function classOf(attribute: CategoryAttribute, sample: Sample): string | undefined {
  const { landCover } = sample.truth
  switch (attribute.kind) {
    case 'landCover':
      return landCover === undefined ? undefined : String(landCover)
    case 'landCoverGroup':
      return landCover === undefined ? undefined : landCoverGroup(landCover)?.key
    case 'activity':
      return influenceByAnswers(sample)
    case 'landUse':
      return landCover === undefined ? undefined : USED.includes(landCover) ? 'yes' : 'no'
    case 'season':
      return seasonOf(sample.metadata[attribute.column], sample.location)
    case 'column':
      return hasLabel(sample.metadata[attribute.column])
        ? String(sample.metadata[attribute.column])
        : undefined
    default:
      return unreachable(attribute)
  }
}

/** Whether a metadata value is one, and so its text the name of a class. */
export function hasLabel(value: MetadataValue | undefined): boolean {
  if (value === null || value === undefined || value === '') return false
  return typeof value !== 'number' || Number.isFinite(value)
}

/** How a class was found, in words, where that does not go without saying. */
export function ruleOf(attribute: CategoryAttribute): string | undefined {
  switch (attribute.kind) {
    case 'landCover':
      return 'Class of the centre pixel, CGLS-LC100.'
    case 'landCoverGroup':
      return 'Forests by canopy, closed above 70 %; the other classes by what grows there.'
    case 'activity':
      return '“yes” where any answer about human activity is yes, “no” where one is no and none yes.'
    case 'landUse':
      return '“yes” where the centre is cultivated or built up (40, 50).'
    case 'season':
      return `By month of “${attribute.column}” and hemisphere: winter is December–February in the north, June–August in the south; within 23.4° of the equator, tropics.`
    case 'column':
      return `Column “${attribute.column}”.`
    default:
      return unreachable(attribute)
  }
}

function influenceByAnswers({ truth }: Sample): string | undefined {
  const answers = truth.humanActivity?.map(({ answer }) => labelOf('humanActivity', answer)) ?? []
  if (answers.includes('yes')) return 'yes'
  return answers.includes('no') ? 'no' : undefined
}

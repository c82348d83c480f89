import type { Check } from './check'
import { bandsCheck } from './kinds/bands'
import { chainCheck } from './kinds/chain'
import { coverageCheck } from './kinds/coverage'
import { duplicatesCheck } from './kinds/duplicates'
import { gridCheck } from './kinds/grid'
import { labelsCheck } from './kinds/labels'
import { leakageCheck } from './kinds/leakage'
import { readingCheck } from './kinds/reading'
import { shiftCheck } from './kinds/shift'
import { valuesCheck } from './kinds/values'

/** Every check; one is added by a file in `kinds/` and its name here. */
export const CHECKS: readonly Check[] = [
  readingCheck,
  labelsCheck,
  chainCheck,
  gridCheck,
  shiftCheck,
  valuesCheck,
  bandsCheck,
  coverageCheck,
  duplicatesCheck,
  leakageCheck,
]

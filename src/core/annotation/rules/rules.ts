import { claimsRule } from './claims'
import { formRule, lengthRule } from './form'
import { languageRule } from './language'
import { numbersRule } from './numbers'
import { questionRule } from './question'
import type { TextRule } from './rule'
import { labelSetRule, valueRule } from './value'
import { forbiddenWordsRule, leakedBiomassRule, unitsRule } from './words'

/** What a text by itself is held to; one is added by its file and its name here. */
export const TEXT_RULES: readonly TextRule[] = [
  formRule,
  lengthRule,
  languageRule,
  questionRule,
  forbiddenWordsRule,
  unitsRule,
  leakedBiomassRule,
  labelSetRule,
  valueRule,
  claimsRule,
  numbersRule,
]

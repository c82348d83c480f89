import type { TextRule } from './rule'

/** Words that leave a truth in doubt, and talk of how the text came to be. */
const FORBIDDEN =
  /\b(?:perhaps|maybe|possibly|probably|presumably|supposedly|likely|apparently|seemingly|seems?|appears?(?! in\b)|might|may be|could be|can't say|unsure|unclear|uncertain|not sure|difficult to|hard to (?:say|tell)|i (?:think|believe|guess|assume|suspect)|in my opinion|roughly|approximately|approx|around \d|about \d|circa|ca\.|estimated to|suggests?|as an ai|language model|ground truth|according to the (?:facts|data|label|prompt)|the (?:given|provided|known) facts?|based on the (?:facts|given|provided)|template|prompt|i cannot|i can't|unable to|sorry)\b/i

export const forbiddenWordsRule: TextRule = {
  id: 'forbidden-words',
  title: 'Hedges, refusals, or talk of how the text was made',
  problem: ({ question, answer }) => {
    const found = FORBIDDEN.exec(answer) ?? META.exec(question)
    return found === null ? undefined : `says "${found[0]}"`
  },
}

/** A question may hedge ("would you say"), and may not talk of how it was made. */
const META = /\b(?:as an ai|language model|ground truth|template|prompt|(?:given|provided|known) facts?)\b/i

const OTHER_UNITS =
  /\b(?:t|tc|tonnes?|tons?|kg|kilograms?|kilogrammes?|lbs?|pounds?|g)\b(?:\s*c)?\s*(?:\/|per\b|[·.]?\s*(?:ha|m)\s*[-⁻])|\b(?:tonnes?|tons?|kilograms?|kilogrammes?|pounds?)\b|\bmg\s*\/\s*m|\bcarbon\b|\bm(?:3|³|\^3)|\bcubic met|\bacres?\b|\bmg ?c\b/i

export const unitsRule: TextRule = {
  id: 'units',
  title: 'Another unit or quantity than above-ground biomass in Mg/ha',
  problem: ({ question, answer }) => {
    const found = OTHER_UNITS.exec(answer) ?? OTHER_UNITS.exec(question)
    return found === null ? undefined : `says "${found[0].trim()}"`
  },
}

const BIOMASS = /\bbiomass\b|\bagbd?\b|\bmg\b\s*(?:\/|per\b|ha\b)|\bmegagram/i

export const leakedBiomassRule: TextRule = {
  id: 'leaked-biomass',
  title: 'Biomass told by a text about something else',
  problem: ({ task, question, answer }) => {
    if (task === 'agb') return undefined
    const found = BIOMASS.exec(answer) ?? BIOMASS.exec(question)
    return found === null ? undefined : `says "${found[0].trim()}"`
  },
}

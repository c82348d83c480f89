import { blank, mask } from '../text/mask'
import { matchesOf } from '../text/matches'

/** Whole, so that no pattern tries the parts of it. */
const NUMBER = String.raw`(?=[-+\d])(?<![\d.,])[-+]?\d[\d.,]*(?![\d.,])`
const TO_ANOTHER = String.raw`(?:\s*(?:-|to|and|±|\+\/-|–)\s*${NUMBER})?`

/** Words between a quantity's name and its number. */
const LINK = String.raw`(?:\s|values?|index|score|levels?|is|are|of|was|at|around|about|approximately|approx\.?|roughly|=|:|~|≈|\(|between|from|near|above|over|below|under|exceed(?:ing|s)|averag(?:e|ing)|mean|to be|rang(?:e|es|ing)|high|low|<|>|≥|≤)*`

/** Names that carry a digit. */
const NAMES =
  /\bsentinel[- ]?\d[abc]?\b|\blandsat[- ]?\d+\b|\balos[- ]?\d\b|\bpalsar[- ]?\d?\b|\bs[12][abc]?\b|\bl[124][abc]\b|\bicesat[- ]?\d\b|\bco2\b|\bb(?:and)?s?\s?\d{1,2}a?(?:\s*(?:,|and|&|-|\/)\s*b?\d{1,2}a?)*\b|\brh\d+\b|\blc-?100\b|\bgpt-\S+|\bqwen\S*|\bv\d+(?:\.\d+)*\b|\bversion \d[\d.]*|https?:\S+|\b\d+(?:st|nd|rd|th)\b|\b\d-?d\b/g

const INDICES = new RegExp(
  String.raw`\b(?:ndvi|evi|savi|ndmi|ndwi|ndbi|nbr|rvi|lai|fapar|albedo|reflectances?|backscatter|hh|hv|vv|vh|wood density|confidence|certainty|probability|r2|r²|rmse|latitude|longitude|lat|lon|elevation|altitude|slope|temperature|height)\b${LINK}${NUMBER}${TO_ANOTHER}`,
  'g',
)

const LENGTH = String.raw`m|px|pixels?|km|met(?:er|re)s?`
const TIMES_ANOTHER = String.raw`\s*-?\s*(?:${LENGTH})?\s*(?:[x×*]|by)\s*(?!10\s*(?:\^|\*\*|[⁰¹²³⁴⁵⁶⁷⁸⁹]))${NUMBER}(?:\s*-?\s*(?:${LENGTH})\b)?`

const LENGTHS = String.raw`(?:m|met(?:er|re)s?|km|kilomet(?:er|re)s?|cm|mm|ft|feet|nm|µm|px|pixels?|megapixels?)\b(?![²\/^]|\s?[23]\b)`
const AREAS = String.raw`(?:ha|hectares?|acres?|km2|km²|m2|m²|m3|m³|sq\.? ?k?m|square (?:kilo)?met(?:er|re)s?)\b(?!\s*[-⁻^])`
const SHARES = String.raw`(?:%|percent\b|per cent\b|pct\b)`
const OTHER_UNITS = String.raw`(?:m3|m³|m\^3|m2|m²|m\^2|trees?|stems?|individuals|plants|species|years?|yrs?|months?|weeks?|days?|hours?|bands?|samples?|images?|db|decibels?|°|degrees?|g\/cm3|g\/cm³|kj|mj|people|inhabitants|dbh)(?![a-z])(?:\s*(?:\/|per)\s*(?:ha|hectare|year|yr|km2|km²))?`

/** Sizes, lengths, areas, shares and other quantities by what follows their number, and "3 out of 4". */
const MEASURED = new RegExp(
  String.raw`(?:±\s*)?(?<!per )(?<!\/)${NUMBER}(?:${TIMES_ANOTHER}|${TO_ANOTHER}\s*(?:-?\s*(?:${LENGTHS}|${AREAS}|${OTHER_UNITS})|${SHARES}))|\b\d+(?:\.\d+)?\s*(?:out of|\/)\s*\d+\b`,
  'g',
)

const LABELS =
  /\b(?:class|code|category|question|step|figure|fig\.?|table|option|image|task|example|level|tier|stage|type|section|point|note|no\.|epsg:?|zone)\s*(?:no\.?|number|#)?\s*[:#]?\s*\d+[a-z]?\b/g

/** Years and dates; a year with a unit is none. */
const DATES =
  /\b(?:19|20)\d{2}-\d{1,2}(?:-\d{1,2})?\b|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d{2}\b|\b(?:in|year|since|from|of|for|by|during|early|late|mid|circa|january|february|march|april|may|june|july|august|september|october|november|december)[-\s,]+(?:19|20)\d{2}(?:\s*-\s*(?:19|20)?\d{2})?\b(?!\s*(?:mg|kg|t\b|ton|-|to))|\((?:19|20)\d{2}\)/g

/** A text in which numbers that answer no question about biomass or counts are made blank. */
export function withoutOtherNumbers(text: string, keep: { readonly classLabels: boolean }): string {
  if (!/\d/.test(text)) return text
  let left = withoutListNumbers(text)
  for (const pattern of [NAMES, INDICES, MEASURED, DATES]) left = mask(left, pattern)
  return keep.classLabels ? left : mask(left, LABELS)
}

const LIST_NUMBER = /(^|\n)([ \t]*(?:[-•][ \t]*)?\(?)(\d{1,2})([.)]|:(?=\s))(?=\s+\S)/g

/** Numbers of a list's items: several in a row, or a first. */
function withoutListNumbers(text: string): string {
  const items = matchesOf(text, LIST_NUMBER).map(([, , , number]) => Number(number))
  const isList = items[0] === 1 && (items.length > 1 || /\n/.test(text.trim()))
  return isList
    ? text.replace(LIST_NUMBER, (found: string, start: string) => start + blank(found.slice(start.length)))
    : text
}

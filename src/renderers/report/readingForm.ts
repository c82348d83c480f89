import {
  CARBON_POLICIES,
  NUMBER_POLICIES,
  RANGE_POLICIES,
  type ReadingPolicies,
} from '../../core/answers/policies'
import { button, html } from '../shared/dom'
import { type Choice, dropDown } from '../shared/segmented'

type Reading = Partial<ReadingPolicies> | undefined

const TITLES: Readonly<Record<string, string>> = {
  committed: 'the one committed to',
  first: 'the first',
  last: 'the last',
  strict: 'only one that stands alone',
  midpoint: 'its midpoint',
  ambiguous: 'ambiguous',
  'times-2.13': 'biomass, × 2.13',
  'divided-by-0.47': 'biomass, ÷ 0.47',
}

/**
 * Where the answers of a run are read again under other policies, without asking anybody. Empty where no model answered
 * in words.
 * @param before as the answers were read when the run was made
 */
export function readingForm(
  before: ReadingPolicies | undefined,
  chosen: Reading,
  onChange: (reading: Reading) => void,
): HTMLDetailsElement {
  const place = html('details', { class: 'reo-report-reading', hidden: before === undefined })
  if (before === undefined) return place
  place.open = chosen !== undefined

  function fill(policies: ReadingPolicies, reading: Reading): void {
    const now = { ...policies, ...reading }
    const choose = (change: Partial<ReadingPolicies>) => {
      const other = { ...reading, ...change }
      const isAsBefore = Object.entries({ ...policies, ...other }).every(
        ([key, value]) =>
          JSON.stringify(value) ===
          JSON.stringify(Object.entries(policies).find(([own]) => own === key)?.[1]),
      )
      const next = isAsBefore ? undefined : other
      fill(policies, next)
      onChange(next)
    }
    place.replaceChildren(
      html(
        'summary',
        {},
        reading === undefined ? 'Read the answers in another way' : 'Answers are read in another way',
      ),
      html(
        'div',
        { class: 'reo-report-policies' },
        field('Which number counts', NUMBER_POLICIES, now.number, (number) => choose({ number })),
        field('A range is', RANGE_POLICIES, now.range, (range) => choose({ range })),
        field('Carbon alone is', CARBON_POLICIES, now.carbonAlone, (carbonAlone) => choose({ carbonAlone })),
        reading !== undefined && button({ class: 'reo-button' }, () => choose(policies), 'As they were read'),
      ),
    )
  }

  fill(before, chosen)
  return place
}

function field<Policy extends string>(
  title: string,
  policies: readonly Policy[],
  chosen: Policy,
  onChoose: (policy: Policy) => void,
): HTMLElement {
  const choices = policies.map((id): Choice => ({ id, title: TITLES[id] }))
  const choose = (id: string) => {
    const policy = policies.find((one) => one === id)
    if (policy !== undefined) onChoose(policy)
  }
  return html('label', {}, `${title} `, dropDown(title, choices, chosen, choose))
}

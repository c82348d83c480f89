import type { CategoryDistribution } from '../../core/card/categoryTally'
import type { DataCard } from '../../core/card/dataCard'
import type { QuantityDistribution } from '../../core/card/quantityTally'
import { html } from '../shared/dom'
import { classBars } from './classBars'
import { histogram } from './histogram'
import type { Mark } from './mark'
import { balanceLine, panel } from './panel'
import { countOf, type Series } from './series'
import { keyed, summaryTable } from './summaryTable'

/** Two columns of panels: land cover and human influence on the left, numbers, regions and seasons on the right. */
export function distributionPanels(
  { categories, quantities }: DataCard,
  series: readonly Series[],
  onOpen: (mark: Mark) => void,
): readonly HTMLElement[] {
  const isLeft = ({ attribute }: CategoryDistribution) =>
    ['landCover', 'landCoverGroup'].includes(attribute.kind)
  const isInfluence = ({ attribute }: CategoryDistribution) =>
    ['activity', 'landUse'].includes(attribute.kind)
  const left = categories.filter((category) => isLeft(category) || isInfluence(category))
  const right = categories.filter((category) => !left.includes(category))
  const columns = [
    left.map((category) => categoryPanel(category, series, onOpen)),
    [
      ...quantities.map((quantity) => quantityPanel(quantity, series, onOpen)),
      ...right.map((category) => categoryPanel(category, series, onOpen)),
    ],
  ].filter((panels) => panels.length > 0)
  return [
    ...(series.length > 1 ? [legend(series)] : []),
    ...columns.map((panels) => html('div', { class: 'reo-card-half' }, ...panels)),
  ]
}

function legend(series: readonly Series[]): HTMLElement {
  return html(
    'div',
    { class: 'reo-card-legend reo-card-wide' },
    ...series.map(({ title, colour }) => keyed(title, colour)),
    html('span', { class: 'reo-muted' }, 'each bar a share of its split'),
  )
}

function categoryPanel(
  category: CategoryDistribution,
  series: readonly Series[],
  onOpen: (mark: Mark) => void,
): HTMLElement {
  const [{ part }] = series
  const missing = series.reduce((sum, one) => sum + countOf(category.missing, one.part), 0)
  return panel(
    category.title,
    category.rule,
    classBars(category, series, onOpen),
    balanceLine(series.length > 1 ? category.balance.all : category.balance[part], 'classes', missing),
  )
}

function quantityPanel(
  quantity: QuantityDistribution,
  series: readonly Series[],
  onOpen: (mark: Mark) => void,
): HTMLElement {
  const [{ part }] = series
  const missing = series.reduce((sum, one) => sum + countOf(quantity.missing, one.part), 0)
  const unit = quantity.quantity === 'agb' ? `, ${quantity.unit}` : ''
  return panel(
    `${quantity.title}${unit}`,
    quantity.quantity === 'agb' ? 'Share of samples in %, bins of 50 Mg/ha.' : 'Share of samples in %.',
    histogram(quantity, series, onOpen),
    summaryTable(quantity, series),
    balanceLine(series.length > 1 ? quantity.balance.all : quantity.balance[part], 'bins', missing),
  )
}

import type { ResidualsPayload } from '../../../protocol/residuals'
import { figureText } from './metricsText'
import { textTable } from './textTable'

/** Bias, limits of agreement and percentiles of the errors, a line a model. */
export function residualsText({ title, synthetic, unit, series }: ResidualsPayload): string {
  const inUnit = unit === '' ? '' : ` ${unit}`
  const figures = ['n', 'answered', `bias${inUnit}`, '95 % between', 'half below', '90 % below']
  const columns = [
    { title: 'model', align: 'left' as const },
    ...figures.map((name) => ({ title: name, align: 'right' as const })),
  ]
  const rows = series.map(({ title: model, n, answered, agreement, percentiles }) => [
    model,
    String(n),
    String(answered),
    figureText(agreement?.bias.value, 2),
    agreement === undefined
      ? '–'
      : `${figureText(agreement.lower.value, 1)} … ${figureText(agreement.upper.value, 1)}`,
    figureText(percentiles[50], 1),
    figureText(percentiles[90], 1),
  ])
  return [synthetic ? `${title} (synthetic data)` : title, textTable(columns, rows)].join('\n')
}

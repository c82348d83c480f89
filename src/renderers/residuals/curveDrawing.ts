import { formatColour } from '../shared/colour'
import { formatNumber, formatShare } from '../shared/format'
import type { Drawing } from '../shared/plot/chart'
import { axisLayout, selectionBox } from '../shared/plot/layout'
import { escapeText } from '../shared/plot/plotText'
import { lineTrace } from '../shared/plot/traces'
import type { Theme } from '../shared/theme'
import type { PlottedErrors } from './errorPlot'
import type { ErrorScene } from './errorScene'

/** Share of the questions whose error is below a size, one curve a model; they end at the share that is answered. */
export function curveDrawing(
  { curves, furthest }: Extract<ErrorScene, { kind: 'curves' }>,
  { names, selection }: PlottedErrors,
  theme: Theme,
): Drawing {
  const axes = { x: [0, furthest * 1.02], y: [0, 1.02] } as const
  const unit = names.unit === '' ? '' : ` (${escapeText(names.unit)})`
  const shownLast = [...curves].sort((one, other) => Number(one.isShown) - Number(other.isShown))
  return {
    data: () =>
      shownLast.map(({ title, points, isShown }) =>
        lineTrace(points, {
          colour: formatColour(isShown ? theme.blue : theme.muted),
          width: isShown ? 3 : 1.5,
          hover: points.map(
            ([error, share]) =>
              `<b>${escapeText(title)}</b><br>${formatShare(share)} below ${formatNumber(error, 1)} ${escapeText(names.unit)}`,
          ),
        }),
      ),
    layout: {
      margin: { l: 58, r: 14, t: 30, b: 50 },
      xaxis: axisLayout(axes.x, `Absolute error${unit}`, theme),
      yaxis: { ...axisLayout(axes.y, 'Share of the questions', theme), tickformat: '.0%' },
      selections: selection ? [selectionBox({ ...selection, y: axes.y }, axes, theme)] : [],
    },
  }
}

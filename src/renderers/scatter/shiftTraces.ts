import type { Data } from 'plotly.js-dist-min'
import type { AnswerShift } from '../../core/metrics/errors/answerShifts'
import { formatColour } from '../shared/colour'
import { formatNumber } from '../shared/format'
import { escapeText } from '../shared/plot/plotText'
import { lineTrace } from '../shared/plot/traces'
import type { Theme } from '../shared/theme'
import type { PlotScene } from './plotScene'

/** Arrows from a first model's answers to a second's: the same sample has the same truth, so that all stand upright. */
export function shiftTraces(
  shifts: readonly AnswerShift[],
  scene: Pick<PlotScene, 'unit' | 'digits'>,
  theme: Theme,
): readonly Data[] {
  const [blue, orange, muted] = [theme.blue, theme.orange, theme.muted].map(formatColour)
  const stems = shifts.flatMap(
    ({ truth, first, second }) =>
      [
        [truth, first],
        [truth, second],
        [truth, Number.NaN],
      ] as const,
  )
  const ends = {
    type: 'scatter',
    mode: 'markers',
    x: shifts.map(({ truth }) => truth),
    customdata: shifts.map(({ id }) => id),
    text: shifts.map((shift) => hoverText(shift, scene)),
    hovertemplate: '%{text}<extra></extra>',
  } as const
  return [
    lineTrace(stems, { colour: muted, width: 1 }),
    {
      ...ends,
      y: shifts.map(({ first }) => first),
      marker: { color: orange, size: 6, symbol: 'circle-open', line: { width: 1.5 } },
    },
    {
      ...ends,
      y: shifts.map(({ second }) => second),
      marker: {
        color: blue,
        size: 8,
        symbol: shifts.map(({ first, second }) => (second > first ? 'triangle-up' : 'triangle-down')),
      },
    },
  ]
}

function hoverText(
  { id, truth, first, second }: AnswerShift,
  { unit, digits }: Pick<PlotScene, 'unit' | 'digits'>,
): string {
  return [
    `<b>${escapeText(id)}</b>`,
    `true ${formatNumber(truth, digits)} ${escapeText(unit)}`,
    `predicted ${formatNumber(first, 1)} → ${formatNumber(second, 1)}`,
  ].join('<br>')
}

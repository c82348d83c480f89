import type { Instrument, NumberDiagnostics } from '../../core/numberTokens/numberDiagnostics'
import { html, uniqueId } from '../shared/dom'
import { formatCount, formatNumber, formatShare } from '../shared/format'
import { curveChart } from '../shared/curveChart'
import { pairedColumns } from './pairedColumns'

/** One panel for every instrument; those that show nothing say why. */
export function instrumentPanels(diagnostics: NumberDiagnostics, unit: string): readonly HTMLElement[] {
  const { decimals } = diagnostics
  const inUnit = unit === '' ? '' : ` (${unit})`
  return [
    panel('Saturation', diagnostics.saturation, ({ bins, slope }) => [
      curveChart({
        across: `true${inUnit}`,
        up: `mean answer${inUnit}`,
        isSquare: true,
        curves: [
          {
            title: 'mean answer',
            kind: 'main',
            points: bins.map(({ truth, predicted, interval }) => ({
              x: truth,
              y: predicted,
              ...(interval && { interval }),
            })),
          },
        ],
      }),
      slope === undefined
        ? 'Bars hold 95 % intervals of the mean.'
        : `An answer grows by ${formatNumber(slope, 2)} where truth grows by 1. Bars hold 95 % intervals of the mean.`,
    ]),
    panel('Error by digit', diagnostics.digitPlaces, (places) => [
      pairedColumns(
        places.map(({ place, share, squaredError }) => ({
          name: place,
          first: squaredError,
          second: share,
        })),
        ['of the squared error', 'of the answers'],
      ),
      'Each answer counts for its first wrong digit, from the left.',
    ]),
    panel('First digit', diagnostics.firstDigits, ({ predicted, truth, sameLength, right }) => [
      pairedColumns(
        predicted.map((share, digit) => ({ name: String(digit), first: share, second: truth[digit] })),
        ['answers', 'truth'],
      ),
      `${formatShare(sameLength)} have as many digits as the truth; of these, ${formatShare(right)} begin right.`,
    ]),
    panel('Heaping', diagnostics.heaping, (heaps) => [
      pairedColumns(
        heaps.map(({ multiple, share, trueShare }) => ({
          name: `× ${multiple}`,
          first: share,
          second: trueShare,
        })),
        ['answers', 'truth'],
      ),
      'Share of multiples of a round number, without zeros; truth rounded as the answers are.',
    ]),
    panel('Most frequent numbers', diagnostics.variety, ({ predicted, truth, modes }) => [
      pairedColumns(
        modes.map(({ value, share, trueShare }) => ({
          name: formatNumber(value, decimals),
          first: share,
          second: trueShare,
        })),
        ['answers', 'truth'],
      ),
      `${formatCount(predicted.distinct)} distinct, as varied as ${formatNumber(predicted.effective, 1)} equally frequent ones (${formatNumber(predicted.entropy, 1)} bits); truth ${formatNumber(truth.effective, 1)}.`,
    ]),
    panel('Calibration of the interval', diagnostics.calibration, ({ levels, known, rounded }) => [
      curveChart({
        across: 'probability of the interval',
        up: 'truths that it holds',
        isSquare: true,
        isShare: true,
        curves: [
          {
            title: 'truths within',
            kind: 'main',
            points: levels.map(({ level, covered }) => ({ x: level, y: covered })),
          },
        ],
      }),
      `Below the line: too sure. ${formatShare(known)} of the probability is known${rounded > 0 ? `, ${formatShare(rounded)} by first digits alone` : ''}.`,
    ]),
    panel('Risk and coverage', diagnostics.riskCoverage, ({ steps, n }) => [
      curveChart({
        across: 'answers kept, the surest first',
        up: `RMSE${inUnit}`,
        isShareAcross: true,
        curves: [
          {
            title: 'by spread',
            kind: 'main',
            points: steps.map(({ coverage, rmse }) => ({ x: coverage, y: rmse })),
          },
          {
            title: 'by true error',
            kind: 'reference',
            points: steps.map(({ coverage, best }) => ({ x: coverage, y: best })),
          },
        ],
      }),
      `${formatCount(n)} answers with a spread. The dashed line is the best that any order can do.`,
    ]),
  ]
}

function panel<Shown>(
  title: string,
  instrument: Instrument<Shown>,
  draw: (shown: Shown) => readonly [chart: Element, caption: string],
): HTMLElement {
  const id = uniqueId('instrument')
  const [chart, caption] = 'shown' in instrument ? draw(instrument.shown) : []
  return html(
    'section',
    { class: 'reo-instrument', 'aria-labelledby': id },
    html('div', { class: 'reo-section-title', id, role: 'heading', 'aria-level': '4' }, title),
    chart ?? html('p', { class: 'reo-instrument-hidden' }, hiddenText(instrument)),
    caption !== undefined && html('p', { class: 'reo-instrument-caption' }, caption),
  )
}

function hiddenText<Shown>(instrument: Instrument<Shown>): string {
  return 'hidden' in instrument ? `Not shown: ${instrument.hidden}.` : ''
}

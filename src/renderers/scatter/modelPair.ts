import { answerShifts } from '../../core/metrics/errors/answerShifts'
import type { ScatterPair, ScatterPayload } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { formatCount, formatPlural } from '../shared/format'
import { notice } from '../shared/notice'
import type { Dot } from '../shared/plot/cloud'
import type { OutputHost } from '../shared/renderer'
import type { DrawnSeries } from './scatterSeries'

/** Samples of two models that are drawn one by one where the page pairs them itself. */
const MOST_SHIFTS = 150

/** Two models laid over each other. */
export interface ModelPair {
  /** What the arrows between them show, in words. */
  readonly element: HTMLElement
  /** Those to draw now; undefined where two models are not compared. */
  shifts(): ScatterPair['shifts'] | undefined
  /** Compares two models about what is selected; none where the second is absent. */
  compare(first: DrawnSeries, second: DrawnSeries | undefined): void
}

/**
 * Asks how two models' answers differ: the run about what is selected, or the points themselves where the output shows no
 * run. A newer question makes an earlier one void.
 * @param onChange told when there are other arrows
 */
export function modelPair(
  { source, figure, task }: ScatterPayload,
  { channel, signal, selection }: OutputHost<'scatter'>,
  onChange: () => void,
): ModelPair {
  const lane = channel.openLane(signal)
  const element = html('div', { class: 'reo-scatter-caption' })
  let pair: ScatterPair | undefined

  function show(found: ScatterPair, titles: readonly [string, string]): void {
    pair = found
    element.replaceChildren(caption(found, titles))
    onChange()
  }

  return {
    element,
    shifts: () => pair?.shifts,
    compare(first, second) {
      lane.cancel()
      pair = undefined
      element.replaceChildren()
      if (second === undefined) return
      const models = [first.series.model, second.series.model] as const
      const titles = [first.series.title, second.series.title] as const
      if (selection === undefined || source === undefined || figure?.kind !== 'scatter') {
        show({ models, ...answerShifts(numbersOf(first.dots), numbersOf(second.dots), MOST_SHIFTS) }, titles)
        return
      }
      const own = selection.own()
      const selected = own === undefined ? selection.others() : [...selection.others(), own]
      const wanted = { kind: 'scatter', task, pair: models } as const
      lane.ask(
        { kind: 'run-figure', source, figure: wanted, selection: selected, bootstrap: 0 },
        {
          answered(answer) {
            if (answer.kind !== 'run-figure' || answer.output.kind !== 'scatter') return
            const { pair: found } = answer.output.payload
            if (found !== undefined) show(found, titles)
          },
          failed: (message) => element.replaceChildren(notice('error', message)),
        },
      )
    },
  }
}

function caption(
  { common, nearer, farther, shifts }: ScatterPair,
  [first, second]: readonly [first: string, second: string],
): HTMLElement {
  const drawn =
    shifts.length === 0
      ? 'None of them differ.'
      : `Arrows lead from ${first} (○) to ${second} (▲▼) for the ${formatPlural(shifts.length, 'sample')} whose answers differ most.`
  return html(
    'p',
    { class: 'reo-muted', role: 'status' },
    common === 0
      ? `${first} and ${second} answered no sample in common here.`
      : `Both answered ${formatPlural(common, 'sample')}. ${drawn} ${second} is nearer to the truth in ${formatCount(nearer)} and farther in ${formatCount(farther)}.`,
  )
}

function numbersOf(dots: readonly Dot[]) {
  return { ids: dots.map(({ id }) => id), truth: dots.map(({ x }) => x), predicted: dots.map(({ y }) => y) }
}

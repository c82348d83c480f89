import { UNANSWERED } from '../../core/metrics/results'
import type { CoveragePayload } from '../../protocol/rankingPayloads'
import { html } from '../shared/dom'
import { formatCount } from '../shared/format'
import { header } from '../shared/header'
import { linkedPatches } from '../shared/linkedPatches'
import { notice } from '../shared/notice'
import type { FigureHost } from '../shared/renderer'
import { segmented } from '../shared/segmented'
import { selectedPatches } from '../shared/selectedPatches'
import { type Pointed, pointing } from '../shared/selection/pointing'
import { penaltyChart, riskChart } from './charts'
import { chosenView, ERROR_CHOICE, penaltyChoice } from './chosenView'
import { type MeasuredModel, resampledLosses } from './coverageModel'
import { errorWords } from './errorWords'
import { penaltySlider } from './penaltySlider'
import { rankedModels } from './rankedModels'

/** Risk and coverage of every model, and their order under a penalty that a slider moves. */
export function coverageView(payload: CoveragePayload, host: FigureHost): void {
  const { asked, series, measures, unit, notes } = payload
  const { choices } = host
  if (asked === 0 || series.length === 0) {
    host.root.append(header(payload), notice('info', NOTHING_IN_COMMON))
    return
  }
  const resampled = resampledLosses(payload)
  const allAnswered = series.every(({ answered }) => answered === asked)
  const place = html('div')
  const linked = linkedPatches(host, () => point(undefined))
  const point = pointing(host, (at, others) => {
    if (at === undefined || payload.source === undefined) linked.clear()
    else linked.show(selectedPatches(payload.source, at, others))
  })

  function draw(): void {
    const { measure, words, models, penalty: chosen } = chosenView(payload, choices)
    const penalties = html('div', { class: 'reo-instrument' })
    const ranking = html('div', { class: 'reo-coverage-ranking' })

    function rank(penalty: number): void {
      choices.set(penaltyChoice(measure), String(penalty))
      penalties.replaceChildren(panelTitle('Error by penalty'), penaltyChart(models, measure, words, penalty))
      ranking.replaceChildren(
        rankedModels({
          models,
          resampled,
          measure,
          words,
          penalty,
          label: `${payload.title}: models by penalty`,
          showUnanswered: unanswered,
        }),
      )
    }

    rank(chosen)
    place.replaceChildren(
      html(
        'div',
        { class: 'reo-numbers' },
        html(
          'div',
          { class: 'reo-instrument' },
          panelTitle('Risk and coverage'),
          riskChart(models, words),
          html('p', { class: 'reo-instrument-caption' }, surenessText(payload)),
        ),
        allAnswered ? undefined : penalties,
      ),
      ...(allAnswered
        ? [notice('info', 'Every model answered every question: no penalty changes their order.')]
        : [penaltySlider(measure, words, chosen, rank)]),
      ranking,
    )
  }

  function unanswered({ model, title }: MeasuredModel): void {
    const { task, source } = payload
    const at: Pointed = {
      title: `unanswered by ${title}`,
      criterion: { kind: 'answer', task, model, predicted: { kind: 'label', label: UNANSWERED } },
    }
    if (source === undefined) linked.explain(at.title, notice('info', UNKNOWN_SOURCE))
    else point(at)
  }

  const choose = (error: string) => {
    choices.set(ERROR_CHOICE, error)
    draw()
  }
  const errors = measures.map(({ error }) => ({ id: error, title: errorWords(error, unit).title }))
  const errorSwitch =
    errors.length > 1
      ? segmented('Error', errors, choices.get(ERROR_CHOICE) ?? errors[0].id, choose)
      : undefined
  draw()
  host.root.append(
    header(payload, errorSwitch),
    html('p', { class: 'reo-note' }, `Over ${formatCount(asked)} questions that all models were asked.`),
    place,
    html('div', { class: 'reo-table-foot' }, ...notes.map((note) => html('p', { class: 'reo-note' }, note))),
    linked.element,
  )
}

const NOTHING_IN_COMMON =
  'No question whose truth is known was asked of all models, so there is nothing to rank.'

const UNKNOWN_SOURCE =
  'This output does not say which data set its samples come from, so their patches cannot be shown.'

const SURENESS = {
  spread: 'the spread of the numbers that a model might have answered',
  probability: 'the probability of an answer’s words',
} as const

function surenessText({ series }: CoveragePayload): string {
  const silent = series.filter(({ curve, answered }) => curve === undefined && answered > 0)
  const kinds = [...new Set(series.flatMap(({ curve }) => (curve === undefined ? [] : [curve.by])))]
  const sure = kinds.length === 0 ? [] : [`Surest by ${kinds.map((kind) => SURENESS[kind]).join(' or ')}.`]
  if (silent.length === 0) return sure.join(' ')
  const names = silent.length === series.length ? 'any model' : silent.map(({ title }) => title).join(', ')
  return [
    ...sure,
    `Flat lines: the log does not tell how sure ${names} ${silent.length === 1 ? 'is' : 'are'}, and leaving out answers by chance leaves the error as it is.`,
  ].join(' ')
}

function panelTitle(text: string): HTMLElement {
  return html('div', { class: 'reo-section-title', role: 'heading', 'aria-level': '4' }, text)
}

import { messageOf } from '../../core/errors'
import type { ScatterPayload } from '../../protocol/payloads'
import { html, setLabel } from '../shared/dom'
import { formatPlural } from '../shared/format'
import { header } from '../shared/header'
import { linkedPatches } from '../shared/linkedPatches'
import { notice } from '../shared/notice'
import { type Ranges, within } from '../shared/plot/cloud'
import { rangeForm } from '../shared/plot/rangeForm'
import type { OutputHost } from '../shared/renderer'
import { modelSwitch } from '../shared/segmented'
import { selectedPatches } from '../shared/selectedPatches'
import { pointing } from '../shared/selection/pointing'
import { onThemeChange } from '../shared/theme'
import { whenVisibleOrIdle } from '../shared/visible'
import { comparisonOf, comparisonSwitch } from './comparison'
import { FACET_HEIGHT, gridOf } from './facets'
import { modelPair } from './modelPair'
import { openPlot, type Plot } from './plot'
import type { PlotScene } from './plotScene'
import { facetsOf, sceneOf } from './sceneOf'
import { describeSeries, type DrawnSeries, ofModel, readSeries } from './scatterSeries'
import { brushedAnswers, dotList, rangesInWords, rangesOf } from './selection'
import { seriesPanel } from './seriesPanel'

const MODEL = 'model'
const COMPARE = 'compare'

/** Predicted against true values, with figures beside and the brushed patches below. */
export async function scatterView(payload: ScatterPayload, host: OutputHost<'scatter'>): Promise<void> {
  const all = payload.series.map((series) => readSeries(payload, series))
  const [first] = all
  if (first === undefined) {
    host.root.append(header(payload), notice('info', 'There are no predictions to show.'))
    return
  }
  let shown = ofModel(all, host.choices.get(MODEL) ?? payload.pair?.models[0]) ?? first
  let compared = host.choices.get(COMPARE) ?? payload.pair?.models[1]
  let selection: PlotScene['selection']
  let narrowed: readonly DrawnSeries[] | undefined
  let plot: Plot | undefined

  const place = html('div', { class: 'reo-plot', role: 'group' }, notice('waiting', 'Drawing the plot…'))
  const side = html('div', { class: 'reo-scatter-side' })
  const linked = linkedPatches(host, () => point(undefined))
  const form = rangeForm(
    { x: 'true', y: 'predicted', unit: payload.unit },
    (ranges) => select(ranges),
    () => point(undefined),
  )
  const pair = modelPair(payload, host, () => void redraw())
  const figure = html('div', { class: 'reo-scatter' }, html('div', {}, place, pair.element), side)
  const point = pointing(host, (at, others) => {
    selection = at && { ...rangesOf(at), series: at.criterion.model }
    form.show(selection)
    refresh()
    if (selection === undefined || at === undefined) linked.clear()
    else if (payload.source === undefined) listSamples(selection)
    else linked.show(selectedPatches(payload.source, at, others))
  })

  function select(ranges: Ranges | undefined, model = shown.series.model): void {
    point(ranges && brushedAnswers(payload, model, ranges))
  }

  function listSamples(ranges: Ranges): void {
    const found = within(shown.dots, ranges)
    const ids = shown.series.points.kind === 'points'
    const count = ids ? [formatPlural(found.length, 'sample')] : []
    linked.explain(
      [...count, rangesInWords(ranges, payload.unit)].join(' · '),
      notice(
        'info',
        'This output does not say which data set its samples come from, so their patches cannot be shown.',
      ),
      ...(ids ? [dotList(found, payload)] : []),
    )
  }

  function showSeries(): void {
    const { series } = (narrowed && ofModel(narrowed, shown.series.model)) ?? shown
    host.choices.set(MODEL, series.model)
    setLabel(place, describeSeries(payload, series))
    const isFaceted = comparisonOf(compared).kind === 'facets'
    figure.classList.toggle('reo-scatter-wide', isFaceted)
    place.style.height = isFaceted ? `${gridOf(facetsOf(all).length).rows * FACET_HEIGHT}px` : ''
    side.replaceChildren(
      ...seriesPanel(payload, series, (low, high) =>
        select({ x: [low, high], y: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] }),
      ),
    )
  }

  /** Draws anew, and asks for the arrows to another model where one is chosen. */
  function refresh(): void {
    const comparison = comparisonOf(compared)
    pair.compare(shown, comparison.kind === 'pair' ? ofModel(all, comparison.other) : undefined)
    void redraw()
  }

  async function redraw(): Promise<void> {
    const comparison = comparisonOf(compared)
    const shifts = pair.shifts()
    await plot?.draw({
      ...sceneOf(payload, { all, shown, narrowed, comparison }),
      selection,
      ...(shifts && { shifts }),
    })
  }

  const models = modelSwitch(payload.series, shown.series.model, (model) => {
    shown = ofModel(all, model) ?? shown
    showSeries()
    if (selection === undefined) refresh()
    else select(selection)
  })
  const comparisons = comparisonSwitch(payload.series, compared, (chosen) => {
    compared = chosen
    host.choices.set(COMPARE, chosen)
    showSeries()
    refresh()
  })
  host.onNarrowed?.((selected) => {
    narrowed = selected?.series.map((series) => readSeries(payload, series))
    showSeries()
    refresh()
  })
  showSeries()
  refresh()
  host.root.append(header(payload, models, comparisons), figure, form.element, linked.element)

  await whenVisibleOrIdle(place, host.signal)
  if (host.signal.aborted) return
  try {
    const opened = await openPlot(place, {
      brushed: select,
      clicked(sample) {
        if (payload.source !== undefined) linked.open(sample, payload.source)
      },
    })
    if (host.signal.aborted) {
      opened.dispose()
      return
    }
    plot = opened
    host.signal.addEventListener('abort', () => opened.dispose())
    onThemeChange(() => void redraw(), host.signal)
    await redraw()
  } catch (thrown) {
    place.replaceChildren(
      notice('error', `The plot cannot be drawn; the figures beside it hold. ${messageOf(thrown)}`),
    )
  }
}

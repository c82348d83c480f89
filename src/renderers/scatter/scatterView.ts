import { messageOf } from '../../core/errors'
import type { ScatterPayload, ScatterSeries } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { digitsOf, formatNumber, formatPlural, lowerFirst } from '../shared/format'
import { header } from '../shared/header'
import { linkedPatches } from '../shared/linkedPatches'
import { metricsPanel, regressionLines } from '../shared/metricsPanel'
import { notice } from '../shared/notice'
import type { OutputHost } from '../shared/renderer'
import { modelSwitch } from '../shared/segmented'
import { selectedPatches } from '../shared/selectedPatches'
import { pointing } from '../shared/selection/pointing'
import { onThemeChange } from '../shared/theme'
import { whenVisibleOrIdle } from '../shared/visible'
import { binsTable } from './binsTable'
import {
  axisLimits,
  type Cloud,
  cloudOf,
  type Dot,
  type Ranges,
  readDensity,
  readDots,
  within,
} from './cloud'
import { openPlot, type Plot } from './plot'
import { rangeForm } from './rangeForm'
import { brushedAnswers, dotList, rangesInWords, rangesOf } from './selection'

const MODEL = 'model'

/** What is highlighted where nothing of a model is selected. */
const NO_CLOUD: Cloud = { dots: [] }

interface Series {
  readonly series: ScatterSeries
  /** Every point with its id, where they came one by one. */
  readonly dots: readonly Dot[]
  readonly cloud: Cloud
  readonly limits: readonly [low: number, high: number]
}

/** Predicted against true values, with figures beside and the brushed patches below. */
export async function scatterView(payload: ScatterPayload, host: OutputHost<'scatter'>): Promise<void> {
  const all = payload.series.map((series) => readSeries(payload, series))
  const [first] = all
  if (first === undefined) {
    host.root.append(header(payload), notice('info', 'There are no predictions to show.'))
    return
  }
  let shown = all.find(({ series }) => series.model === host.choices.get(MODEL)) ?? first
  let selection: Ranges | undefined
  let narrowed: readonly Series[] | undefined
  let plot: Plot | undefined

  const place = html('div', { class: 'reo-plot', role: 'group' }, notice('waiting', 'Drawing the plot…'))
  const side = html('div', { class: 'reo-scatter-side' })
  const linked = linkedPatches(host, () => point(undefined))
  const form = rangeForm(payload.unit, select, () => point(undefined))
  const point = pointing(host, (at, others) => {
    selection = at && rangesOf(at)
    form.show(selection)
    void redraw()
    if (selection === undefined || at === undefined) linked.clear()
    else if (payload.source === undefined) listSamples(selection)
    else linked.show(selectedPatches(payload.source, at, others))
  })

  function select(ranges: Ranges | undefined): void {
    point(ranges && brushedAnswers(payload, shown.series.model, ranges))
  }

  function listSamples(ranges: Ranges): void {
    const found = within(shown.dots, ranges)
    const ids = shown.series.points.kind === 'points'
    linked.explain(
      [...(ids ? [formatPlural(found.length, 'sample')] : []), rangesInWords(ranges, payload.unit)].join(
        ' · ',
      ),
      notice(
        'info',
        'This output does not say which data set its samples come from, so their patches cannot be shown.',
      ),
      ...(ids ? [dotList(found, payload)] : []),
    )
  }

  function showSeries(): void {
    const { series } = ofModel(narrowed) ?? shown
    host.choices.set(MODEL, series.model)
    place.setAttribute('aria-label', describe(payload, series))
    const bins = binsTable(series.metrics.bins, payload.unit, (low, high) =>
      select({ truth: [low, high], predicted: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] }),
    )
    side.replaceChildren(
      metricsPanel(regressionLines(series.metrics, payload.unit, 1)),
      ...(bins ? [bins] : []),
    )
  }

  async function redraw(): Promise<void> {
    const highlight = narrowed && (ofModel(narrowed)?.cloud ?? NO_CLOUD)
    await plot?.draw({ ...sceneOf(payload, shown), selection, ...(highlight && { highlight }) })
  }

  function ofModel(all: readonly Series[] | undefined): Series | undefined {
    return all?.find(({ series }) => series.model === shown.series.model)
  }

  const models = modelSwitch(payload.series, shown.series.model, (model) => {
    shown = all.find(({ series }) => series.model === model) ?? shown
    showSeries()
    if (selection === undefined) void redraw()
    else select(selection)
  })
  host.onNarrowed?.((selected) => {
    narrowed = selected?.series.map((series) => readSeries(payload, series))
    showSeries()
    void redraw()
  })
  showSeries()
  host.root.append(
    header(payload, models),
    html('div', { class: 'reo-scatter' }, place, side),
    form.element,
    linked.element,
  )

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

function readSeries(payload: ScatterPayload, series: ScatterSeries): Series {
  const { points } = series
  if (points.kind === 'density') {
    const density = readDensity(points)
    const limits: [number, number] = [
      Math.min(payload.limits[0], density.low),
      Math.max(payload.limits[1], density.high),
    ]
    return { series, dots: [], cloud: { dots: [], density }, limits: axisLimits(limits, []) }
  }
  const dots = readDots(points)
  const limits = axisLimits(payload.limits, dots)
  return { series, dots, cloud: cloudOf(dots, limits), limits }
}

function sceneOf({ quantity, unit, task }: ScatterPayload, { series, cloud, limits }: Series) {
  return { series: series.model, quantity, unit, digits: digitsOf(task), limits, cloud }
}

function describe({ quantity, unit }: ScatterPayload, { title, metrics }: ScatterSeries): string {
  const rmse = metrics.rmse === null ? 'not available' : `${formatNumber(metrics.rmse, 1)} ${unit}`
  return (
    `Scatter plot of predicted against true ${lowerFirst(quantity)} by ${title}: ${formatPlural(metrics.answered, 'sample')}, ` +
    `RMSE ${rmse}, R² ${formatNumber(metrics.r2, 3)}, bias ${formatNumber(metrics.bias, 1)}`
  )
}

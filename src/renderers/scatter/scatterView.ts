import { messageOf } from '../../core/errors'
import type { ScatterPayload, ScatterSeries } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { digitsOf, formatNumber, formatPlural, lowerFirst } from '../shared/format'
import { header } from '../shared/header'
import { linkedPatches, type LinkedPatches } from '../shared/linkedPatches'
import { metricsPanel, regressionLines } from '../shared/metricsPanel'
import { notice } from '../shared/notice'
import type { FigureHost } from '../shared/renderer'
import { modelSwitch } from '../shared/segmented'
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
import type { PlotScene } from './plotScene'
import { rangeForm } from './rangeForm'
import { dotList, rangesInWords, scatterSelection } from './selection'

const MODEL = 'model'

interface Series {
  readonly series: ScatterSeries
  /** Every point with its id, where they came one by one. */
  readonly dots: readonly Dot[]
  readonly cloud: Cloud
  readonly limits: readonly [low: number, high: number]
}

/** Predicted against true values, with figures beside and the brushed patches below. */
export async function scatterView(payload: ScatterPayload, host: FigureHost): Promise<void> {
  const all = payload.series.map((series) => readSeries(payload, series))
  const [first] = all
  if (first === undefined) {
    host.root.append(header(payload), notice('info', 'There are no predictions to show.'))
    return
  }
  let shown = all.find(({ series }) => series.model === host.choices.get(MODEL)) ?? first
  let selection: Ranges | undefined
  let plot: Plot | undefined

  const place = html('div', { class: 'reo-plot', role: 'group' }, notice('waiting', 'Drawing the plot…'))
  const side = html('div', { class: 'reo-scatter-side' })
  const linked: LinkedPatches = linkedPatches(host, () => select(undefined))
  const form = rangeForm(payload.unit, select, () => select(undefined))

  function select(ranges: Ranges | undefined): void {
    selection = ranges
    form.show(ranges)
    void redraw()
    if (ranges === undefined) linked.clear()
    else showPatches(ranges)
  }

  function showPatches(ranges: Ranges): void {
    if (payload.source !== undefined) {
      linked.show(scatterSelection(payload, payload.source, shown.series.model, ranges))
      return
    }
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
    const { series } = shown
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
    await plot?.draw(sceneOf(payload, shown, selection))
  }

  const models = modelSwitch(payload.series, shown.series.model, (model) => {
    shown = all.find(({ series }) => series.model === model) ?? shown
    showSeries()
    void redraw()
    if (selection) showPatches(selection)
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
      clicked(index) {
        const dot = shown.cloud.dots[index]
        if (dot !== undefined && payload.source !== undefined) linked.open(dot.id, payload.source)
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

function sceneOf(
  payload: ScatterPayload,
  { series, cloud, limits }: Series,
  selection: Ranges | undefined,
): PlotScene {
  const { quantity, unit, task } = payload
  return { series: series.model, quantity, unit, digits: digitsOf(task), limits, cloud, selection }
}

function describe({ quantity, unit }: ScatterPayload, { title, metrics }: ScatterSeries): string {
  const rmse = metrics.rmse === null ? 'not available' : `${formatNumber(metrics.rmse, 1)} ${unit}`
  return (
    `Scatter plot of predicted against true ${lowerFirst(quantity)} by ${title}: ${formatPlural(metrics.answered, 'sample')}, ` +
    `RMSE ${rmse}, R² ${formatNumber(metrics.r2, 3)}, bias ${formatNumber(metrics.bias, 1)}`
  )
}

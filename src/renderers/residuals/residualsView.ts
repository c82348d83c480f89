import { messageOf } from '../../core/errors'
import type { ResidualsPayload } from '../../protocol/residuals'
import { html, setLabel } from '../shared/dom'
import { header } from '../shared/header'
import { linkedPatches } from '../shared/linkedPatches'
import { notice } from '../shared/notice'
import type { Ranges } from '../shared/plot/cloud'
import { rangeForm } from '../shared/plot/rangeForm'
import type { OutputHost } from '../shared/renderer'
import { modelSwitch, segmented } from '../shared/segmented'
import { patchesOf } from '../shared/selectedPatches'
import { pointingAt } from '../shared/selection/pointing'
import { onThemeChange } from '../shared/theme'
import { whenVisibleOrIdle } from '../shared/visible'
import { agreementTable } from './agreementTable'
import { boxTable } from './boxTable'
import { columnSwitch } from './columnSwitch'
import { describeErrors, errorNotes } from './errorNotes'
import { type ErrorPlot, openErrorPlot } from './errorPlot'
import { errorScene } from './errorScene'
import { axisNames, VIEW_CHOICES, viewOf } from './errorViews'
import { boxedErrors, brushedErrors, brushOf, type ErrorBrush } from './selection'

const MODEL = 'model'
const VIEW = 'view'

const NOTHING_ANSWERED =
  'No question with a true value is answered with a number, so there are no errors to show.'
const NO_SOURCE =
  'This output does not say which data set its samples come from, so their patches cannot be shown.'

/** How far numbers are off, in three views; below, all models in figures and the brushed patches. */
export async function residualsView(payload: ResidualsPayload, host: OutputHost<'residuals'>): Promise<void> {
  const { choices, root, signal } = host
  const answered = payload.series.filter((series) => series.answered > 0)
  const [first] = answered
  if (first === undefined) {
    root.append(
      header(payload),
      notice('info', NOTHING_ANSWERED),
      agreementTable(payload.series, payload.unit),
    )
    return
  }
  let brush: ErrorBrush | undefined
  let plot: ErrorPlot | undefined
  const view = () => viewOf(choices.get(VIEW))
  const shown = () => answered.find(({ model }) => model === choices.get(MODEL)) ?? first

  const place = html(
    'div',
    { class: 'reo-plot reo-plot-errors', role: 'group' },
    notice('waiting', 'Drawing the plot…'),
  )
  const below = html('div', { class: 'reo-errors-below' })
  const linked = linkedPatches(host, () => point(undefined))
  const point = pointingAt(host, (at, others) => {
    brush = at && brushOf(at.criterion)
    if (brush !== undefined) {
      choices.set(MODEL, brush.model)
      choices.set(VIEW, brush.view)
    }
    refresh()
    if (at === undefined) linked.clear()
    else if (payload.source === undefined) linked.explain(at.title, notice('info', NO_SOURCE))
    else linked.show(patchesOf(payload.source, { task: payload.task, model: shown().model }, at, others))
  })

  function select(ranges: Ranges | undefined): void {
    point(ranges && brushedErrors(payload, { ...ranges, view: view(), model: shown().model }))
  }

  function refresh(): void {
    const series = shown()
    setLabel(place, describeErrors(payload, series))
    const isBrushed = view() !== 'against' || series.against.kind === 'cloud'
    const form = rangeForm(axisNames(payload, view()), select, () => point(undefined))
    form.show(brush)
    below.replaceChildren(
      ...(isBrushed ? [form.element] : []),
      errorNotes(payload, series, view()),
      ...(view() === 'against' && series.against.kind === 'boxes'
        ? [
            boxTable(series.against.boxes, payload.axis.column ?? '', (box) =>
              point(boxedErrors(payload, series.model, box)),
            ),
          ]
        : []),
    )
    void redraw()
  }

  async function redraw(): Promise<void> {
    const series = shown()
    await plot?.draw({
      scene: errorScene(payload, series, view()),
      names: axisNames(payload, view()),
      selection: brush?.view === view() && brush.model === series.model ? brush : undefined,
      shown: `${series.model} ${view()} ${payload.axis.column ?? ''}`,
    })
  }

  root.append(
    header(
      payload,
      modelSwitch(answered, shown().model, (model) => {
        choices.set(MODEL, model)
        if (brush?.view === view()) select(brush)
        else refresh()
      }),
      segmented('View', VIEW_CHOICES, view(), (id) => {
        choices.set(VIEW, id)
        refresh()
      }),
      columnSwitch(payload, host),
    ),
    place,
    below,
    linked.element,
    agreementTable(payload.series, payload.unit),
  )
  refresh()

  await whenVisibleOrIdle(place, signal)
  if (signal.aborted) return
  try {
    const opened = await openErrorPlot(place, {
      brushed: select,
      clicked(sample) {
        if (payload.source !== undefined) linked.open(sample, payload.source)
      },
    })
    if (signal.aborted) {
      opened.dispose()
      return
    }
    plot = opened
    signal.addEventListener('abort', () => opened.dispose())
    onThemeChange(() => void redraw(), signal)
    await redraw()
  } catch (thrown) {
    place.replaceChildren(
      notice('error', `The plot cannot be drawn; the figures below it hold. ${messageOf(thrown)}`),
    )
  }
}

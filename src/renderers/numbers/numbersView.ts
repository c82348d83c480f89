import type { NumbersPayload } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { header } from '../shared/header'
import { notice } from '../shared/notice'
import type { FigureHost } from '../shared/renderer'
import { modelSwitch } from '../shared/segmented'
import { instrumentPanels } from './instrumentPanels'
import { overviewTable } from './overviewTable'

const MODEL = 'model'

/** The models side by side, then every instrument for one of them. */
export function numbersView(
  { series, unit, ...payload }: NumbersPayload,
  { root, choices }: FigureHost,
): void {
  const panels = html('div', { class: 'reo-numbers' })
  const [first] = series
  if (series.length === 0) {
    root.append(header(payload), notice('info', 'No model was asked for these numbers.'))
    return
  }

  function draw(): void {
    const shown = series.find(({ model }) => model === choices.get(MODEL)) ?? first
    panels.replaceChildren(...instrumentPanels(shown.diagnostics, unit))
  }

  const chosen = choices.get(MODEL) ?? first.model
  const choose = (model: string) => {
    choices.set(MODEL, model)
    draw()
  }
  draw()
  root.append(header(payload, modelSwitch(series, chosen, choose)), panels, overviewTable(series))
}

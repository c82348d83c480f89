import { messageOf } from '../../core/errors'
import type { PatchPayload, PayloadSource } from '../../protocol/payloads'
import { patchView } from '../patch/patchView'
import { button, html } from './dom'
import { syntheticBadge } from './header'
import { notice } from './notice'
import { openedPanel } from './openedPanel'
import type { FigureHost } from './renderer'

/** A place where one patch at a time opens in full. */
export interface PatchPanel {
  readonly element: HTMLElement
  /** Asks for a patch and shows it; `opener` gets the focus back when the panel is closed. */
  open(sample: string, source: PayloadSource, opener?: HTMLElement): void
  close(): void
}

/** A panel that is hidden until a patch is opened; it asks by itself and shows failures with a way to ask again. */
export function patchPanel(host: FigureHost): PatchPanel {
  const panel = openedPanel(host, { class: 'reo-patch-panel', 'data-reo-role': 'patch-panel' })
  const { element, lane, close } = panel

  function open(sample: string, source: PayloadSource, opener?: HTMLElement): void {
    panel.open(`Patch ${sample}`, opener)
    fill(sample, notice('waiting', 'Reading the patch…'))
    lane.ask(
      { kind: 'patch', source, sample },
      {
        answered(answer) {
          if (answer.kind === 'patch') fill(sample, drawn(answer.patch), answer.patch.synthetic)
        },
        failed(message) {
          const retry = { title: 'Ask again', run: () => open(sample, source, opener) }
          fill(sample, notice('error', message, retry))
        },
      },
    )
  }

  function fill(sample: string, content: HTMLElement, synthetic = false): void {
    element.replaceChildren(
      html(
        'div',
        { class: 'reo-linked-header' },
        html('div', { class: 'reo-section-title', role: 'heading', 'aria-level': '5' }, sample),
        synthetic && syntheticBadge(),
        button({ class: 'reo-button reo-button-quiet', 'aria-label': `Close patch ${sample}` }, close, '✕'),
      ),
      content,
    )
  }

  function drawn(patch: PatchPayload): HTMLElement {
    try {
      return patchView(patch, host.choices)
    } catch (thrown) {
      return notice('error', `This patch cannot be drawn. ${messageOf(thrown)}`)
    }
  }

  return { element, open, close }
}

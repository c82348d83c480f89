import { messageOf } from '../../core/errors'
import type { PayloadSource } from '../../protocol/payloads'
import { facts } from '../patch/facts'
import { imageryView } from '../patch/imageryView'
import { html } from '../shared/dom'
import { notice } from '../shared/notice'
import type { FigureHost } from '../shared/renderer'

/** The place where the patch is shown that texts are about. */
export interface PatchColumn {
  readonly element: HTMLElement
  show(sample: string): void
}

/** A patch with its views and metadata; what the reader chose to see stays from patch to patch. */
export function patchColumn({ channel, signal, choices }: FigureHost, source: PayloadSource): PatchColumn {
  const lane = channel.openLane(signal)
  const element = html('div', { class: 'reo-review-patch' })

  function show(sample: string): void {
    if (!element.hasChildNodes()) element.replaceChildren(notice('waiting', 'Reading the patch…'))
    lane.ask(
      { kind: 'patch', source, sample },
      {
        answered(answer) {
          if (answer.kind !== 'patch') return
          const { patch } = answer
          try {
            element.replaceChildren(
              imageryView({ ...patch, footprint: patch.truth.agb !== undefined }, choices),
              facts(patch),
            )
          } catch (thrown) {
            element.replaceChildren(notice('error', `This patch cannot be drawn. ${messageOf(thrown)}`))
          }
        },
        failed(message) {
          element.replaceChildren(notice('error', message, { title: 'Ask again', run: () => show(sample) }))
        },
      },
    )
  }

  return { element, show }
}

import type { OutputKind } from '../../protocol/mimes'
import type { PayloadSource, RichOutput } from '../../protocol/payloads'
import type { RunFigure } from '../../protocol/runFigures'
import { html, uniqueId } from '../shared/dom'
import { notice } from '../shared/notice'
import type { QueryChannel } from '../shared/queries'
import { whenVisibleOrIdle } from '../shared/visible'
import type { DrawOutput } from './outputs'

export interface FigurePanelParts {
  readonly channel: QueryChannel
  readonly draw: DrawOutput
  readonly signal: AbortSignal
  /** Where the figure comes from now: the run, and the policies that it is read by. */
  source(): PayloadSource
  /** Bootstrap samples of intervals; 0 while they would not last. */
  bootstrap(): number
}

/** One figure of a report. */
export interface FigurePanel {
  readonly element: HTMLElement
  /** Makes the figure anew from the log as it is now. */
  refresh(): void
}

/**
 * Asks for a figure once it comes near the screen and draws it with the notebook's renderer. One that the reader is at
 * work in is not changed under their hands: it says that there is a newer one.
 */
export function figurePanel(figure: RunFigure, parts: FigurePanelParts): FigurePanel {
  const { channel, draw, signal } = parts
  const lane = channel.openLane(signal)
  const id = uniqueId('report-figure')
  const place = html('div', { class: 'reo-report-output' })
  const status = html('div', { class: 'reo-report-status' })
  const element = html('div', { class: 'reo-report-figure', 'data-reo-figure': figure.kind }, status, place)
  let isSeen = false

  function ask(bootstrap: number): void {
    if (!place.hasChildNodes()) status.replaceChildren(notice('waiting', 'Making this figure…'))
    lane.ask(
      { kind: 'run-figure', source: parts.source(), figure, selection: [], bootstrap },
      {
        answered(answer) {
          if (answer.kind === 'run-figure') void show(answer.output, bootstrap)
        },
        failed(message) {
          status.replaceChildren(notice('error', message, { title: 'Ask again', run: () => ask(bootstrap) }))
        },
      },
    )
  }

  /** Intervals take their time, so figures come without them first. */
  async function show(output: RichOutput, bootstrap: number): Promise<void> {
    if (bootstrap > 0 && isInUse(place)) return
    await draw(output, id, place)
    status.replaceChildren()
    if (bootstrap === 0 && !WITHOUT_INTERVALS.has(output.kind) && parts.bootstrap() > 0)
      ask(parts.bootstrap())
  }

  void whenVisibleOrIdle(element, signal).then(() => {
    isSeen = true
    if (!signal.aborted) ask(0)
  })

  return {
    element,
    refresh() {
      if (!isSeen) return
      if (!isInUse(place)) return ask(0)
      const refresh = { title: 'Refresh', run: () => ask(0) }
      status.replaceChildren(notice('info', 'The run log has changed since this was drawn.', refresh))
    },
  }
}

/** Outputs that show answers one by one. */
const WITHOUT_INTERVALS: ReadonlySet<OutputKind> = new Set(['answers', 'patchGrid'])

/** Whether the reader has the focus in a figure, or something open in it. */
function isInUse(place: HTMLElement): boolean {
  return place.contains(document.activeElement) || place.querySelector(OPENED) !== null
}

const OPENED = ['linked-patches', 'patch-panel', 'answer-panel', 'chain-panel']
  .map((role) => `[data-reo-role=${role}]:not([hidden])`)
  .join(', ')

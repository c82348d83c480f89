import type { ActivationFunction, OutputItem, RendererContext } from 'vscode-notebook-renderer'
import { messageOf } from '../../core/errors'
import type { OutputKind } from '../../protocol/mimes'
import type { Payloads } from '../../protocol/payloads'
import { parsePayload } from '../../protocol/validation'
import { html } from './dom'
import { keepKeys } from './keys'
import { notice } from './notice'
import { openChannel, type QueryChannel } from './queries'
import type { FigureSelection } from './selection/figureSelection'
import { drawLinked, linkedOutput } from './selection/linkedOutput'
import { installStyles } from './styles'

/** What a figure is drawn with. */
export interface FigureHost {
  /** Empty, attached to the page. */
  readonly root: HTMLElement
  /** Aborts when the figure is redrawn or removed: listeners outside `root` and plots end with it. */
  readonly signal: AbortSignal
  readonly channel: QueryChannel
  /** What the reader chose, such as a composite; it outlives a redraw of the same output. */
  readonly choices: Map<string, string>
  /** The figure's part in what is selected of its run; absent where it shows no run. */
  readonly selection?: FigureSelection
}

/** What an output of one kind is drawn with. */
export interface OutputHost<Kind extends OutputKind> extends FigureHost {
  /**
   * Has the view highlight the samples selected in other outputs, given as the same output over them alone, and
   * nothing where it is undefined; views that do not ask for this are drawn anew.
   */
  readonly onNarrowed?: (highlight: (narrowed: Payloads[Kind] | undefined) => void) => void
}

/**
 * Fills the root before it returns, so that the output has its final height at once; a promise where a plot comes
 * later, into a place whose size is already fixed.
 */
export type Draw<Kind extends OutputKind> = (
  payload: Payloads[Kind],
  host: OutputHost<Kind>,
) => void | Promise<void>

interface Figure {
  readonly element: HTMLElement
  readonly text: string
  readonly choices: Map<string, string>
  readonly controller: AbortController
}

/**
 * The `activate` of one kind's renderer: validates the payload, draws it, draws it anew when the same output changes,
 * and says in words what is wrong with one that cannot be drawn.
 */
export function rendererOf<Kind extends OutputKind>(kind: Kind, draw: Draw<Kind>): ActivationFunction {
  return (context: RendererContext<unknown>) => {
    const channel = openChannel(context)
    const figures = new Map<string, Figure>()

    function dispose(id: string): void {
      figures.get(id)?.controller.abort()
      figures.delete(id)
    }

    return {
      renderOutputItem(item: OutputItem, element: HTMLElement): void {
        const earlier = figures.get(item.id)
        const text = item.text()
        if (earlier?.element === element && earlier.text === text && element.hasChildNodes()) return
        earlier?.controller.abort()
        const figure: Figure = {
          element,
          text,
          choices: earlier?.choices ?? new Map<string, string>(),
          controller: new AbortController(),
        }
        figures.set(item.id, figure)
        void drawFigure(kind, draw, item.id, figure, channel)
      },
      disposeOutputItem(id?: string): void {
        if (id === undefined) [...figures.keys()].forEach(dispose)
        else dispose(id)
      },
    }
  }
}

async function drawFigure<Kind extends OutputKind>(
  kind: Kind,
  draw: Draw<Kind>,
  id: string,
  { element, text, choices, controller }: Figure,
  channel: QueryChannel,
): Promise<void> {
  installStyles()
  const root = html('div', { class: 'reo-figure', 'data-reo-renderer': kind, 'data-reo-state': 'drawing' })
  keepKeys(root)
  element.replaceChildren(root)
  try {
    const payload = parsePayload(kind, JSON.parse(text))
    const host = { root, signal: controller.signal, channel, choices }
    const linked = linkedOutput(kind, payload, id)
    await (linked === undefined ? draw(payload, host) : drawLinked(linked, draw, host))
    root.dataset['reoState'] = 'ready'
  } catch (thrown) {
    if (controller.signal.aborted) return
    root.dataset['reoState'] = 'failed'
    root.replaceChildren(notice('error', `This ${kind} output cannot be drawn. ${messageOf(thrown)}`))
  }
}

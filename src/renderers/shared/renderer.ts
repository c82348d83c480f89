import type { ActivationFunction, OutputItem, RendererContext } from 'vscode-notebook-renderer'
import { messageOf } from '../../core/errors'
import type { OutputKind } from '../../protocol/mimes'
import { runOf } from '../../protocol/outputMetadata'
import type { Payloads } from '../../protocol/payloads'
import type { RunFigure } from '../../protocol/runFigures'
import { parsePayload } from '../../protocol/validation'
import { csvText, type CsvTable } from './csv'
import { html } from './dom'
import { figureActions } from './figureActions/figureActions'
import type { FigureContent } from './figureActions/figureFiles'
import { keepKeys } from './keys'
import { notice } from './notice'
import { openChannel, type QueryChannel } from './queries'
import type { FigureSelection } from './selection/figureSelection'
import { drawLinked, linkedOutput } from './selection/linkedOutput'
import { installStyles } from './styles'

/** What a figure is drawn with. */
export interface FigureHost {
  /** Of the output: the same when it is drawn again, another when its cell is run again. */
  readonly id: string
  /** Empty, attached to the page. */
  readonly root: HTMLElement
  /** Aborts when the figure is redrawn or removed: listeners outside `root` and plots end with it. */
  readonly signal: AbortSignal
  readonly channel: QueryChannel
  /** What the reader chose, such as a composite; it outlives a redraw of the same output, not a run of its cell. */
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
  /**
   * Makes the output as another figure of its run, over the samples that are selected, and draws or highlights it as if
   * the selection had changed; absent where it shows no run.
   */
  readonly remake?: (figure: RunFigure) => void
  /** Told what is shown now, which is what is copied and saved, where the view itself chooses or adds to it. */
  readonly onShown?: (payload: Payloads[Kind]) => void
}

/**
 * Fills the root before it returns, so that the output has its final height at once; a promise where a plot comes
 * later, into a place whose size is already fixed.
 */
export type Draw<Kind extends OutputKind> = (
  payload: Payloads[Kind],
  host: OutputHost<Kind>,
) => void | Promise<void>

/** What an output of one kind can be taken away as, besides its picture. */
export interface FigureExports<Kind extends OutputKind> {
  /** What is shown, as numbers: in the order and of the part that the reader chose. */
  csv(payload: Payloads[Kind], choices: ReadonlyMap<string, string>): CsvTable
  /** The same for scripts, where a table would lose something. */
  json?(payload: Payloads[Kind], choices: ReadonlyMap<string, string>): unknown
}

interface Figure {
  /** Of its output in one run of its cell: VS Code lets outputs keep their id when their cell is run again. */
  readonly id: string
  readonly element: HTMLElement
  readonly text: string
  readonly choices: Map<string, string>
  readonly controller: AbortController
}

/**
 * The `activate` of one kind's renderer: validates the payload, draws it above the line by which it is copied or saved,
 * draws it anew when the same output changes, and says in words what is wrong with one that cannot be drawn.
 * @param styles sheets of this kind alone, by name
 */
export function rendererOf<Kind extends OutputKind>(
  kind: Kind,
  draw: Draw<Kind>,
  exports: FigureExports<Kind>,
  styles: Readonly<Record<string, string>> = {},
): ActivationFunction {
  return (context: RendererContext<unknown>) => {
    const channel = openChannel(context)
    const figures = new Map<string, Figure>()

    function dispose(id: string): void {
      const figure = figures.get(id)
      figure?.controller.abort()
      // VS Code (1.139) keeps the element of an output that is gone alive: nothing of ours may stay in it.
      figure?.element.replaceChildren()
      figures.delete(id)
    }

    return {
      renderOutputItem(item: OutputItem, element: HTMLElement): void {
        const earlier = figures.get(item.id)
        const text = item.text()
        const id = figureId(item)
        const isSame = earlier?.id === id
        if (isSame && earlier.element === element && earlier.text === text && element.hasChildNodes()) return
        earlier?.controller.abort()
        const figure: Figure = {
          id,
          element,
          text,
          choices: isSame ? earlier.choices : new Map<string, string>(),
          controller: new AbortController(),
        }
        figures.set(item.id, figure)
        void drawFigure({ kind, draw, exports, styles }, figure, channel)
      },
      disposeOutputItem(id?: string): void {
        if (id === undefined) [...figures.keys()].forEach(dispose)
        else dispose(id)
      },
    }
  }
}

function figureId({ id, metadata }: OutputItem): string {
  const run = runOf(metadata)
  return run === undefined ? id : `${id} of ${run}`
}

interface KindOfFigure<Kind extends OutputKind> {
  readonly kind: Kind
  readonly draw: Draw<Kind>
  readonly exports: FigureExports<Kind>
  readonly styles: Readonly<Record<string, string>>
}

async function drawFigure<Kind extends OutputKind>(
  { kind, draw, exports, styles }: KindOfFigure<Kind>,
  { id, element, text, choices, controller }: Figure,
  channel: QueryChannel,
): Promise<void> {
  installStyles(styles)
  const root = html('div', { class: 'reo-figure', 'data-reo-renderer': kind, 'data-reo-state': 'drawing' })
  keepKeys(root)
  element.replaceChildren(root)
  try {
    const payload = parsePayload(kind, JSON.parse(text))
    let shown = payload
    const onShown = (now: Payloads[Kind]) => {
      shown = now
    }
    const host = { id, root, signal: controller.signal, channel, choices, onShown }
    const linked = linkedOutput(kind, payload, id)
    const drawing = linked === undefined ? draw(payload, host) : drawLinked(linked, draw, host)
    root.append(
      figureActions(
        contentOf(exports, root, choices, () => shown),
        channel,
      ),
    )
    await drawing
    root.dataset['reoState'] = 'ready'
  } catch (thrown) {
    if (controller.signal.aborted) return
    root.dataset['reoState'] = 'failed'
    root.replaceChildren(notice('error', `This ${kind} output cannot be drawn. ${messageOf(thrown)}`))
  }
}

function contentOf<Kind extends OutputKind>(
  { csv, json }: FigureExports<Kind>,
  picture: HTMLElement,
  choices: ReadonlyMap<string, string>,
  shown: () => Payloads[Kind],
): FigureContent {
  return {
    picture,
    title: () => shown().title,
    csv: () => csvText(csv(shown(), choices)),
    ...(json && { json: () => JSON.stringify(json(shown(), choices), undefined, 2) }),
  }
}

import type { OutputKind } from '../../../protocol/mimes'
import type { Payloads, PayloadSource, RichOutput } from '../../../protocol/payloads'
import type { RunFigure } from '../../../protocol/runFigures'
import { html } from '../dom'
import { notice } from '../notice'
import type { Draw, FigureHost } from '../renderer'
import { showsRun } from './datasetSelection'
import { figureSelection } from './figureSelection'
import { runSelection } from './runSelection'
import { selectionBar } from './selectionBar'

/** An output that is part of its run's selection. */
export interface LinkedOutput<Kind extends OutputKind> {
  readonly kind: Kind
  readonly payload: Payloads[Kind]
  readonly source: PayloadSource
  /** Path of the run's log. */
  readonly run: string
  /** How the run makes it. */
  readonly figure: RunFigure
  /** Names its steps in the selection; the same when it is drawn again. */
  readonly origin: string
}

/** An output as part of its run's selection; undefined where it shows no run. */
export function linkedOutput<Kind extends OutputKind>(
  kind: Kind,
  payload: Payloads[Kind],
  origin: string,
): LinkedOutput<Kind> | undefined {
  const { source, figure } = payload
  if (source?.run === undefined || figure === undefined) return undefined
  return { kind, payload, source, run: source.run, figure, origin }
}

/**
 * Draws an output of a run under the line of its selection. Where something is pointed at in another output, it is
 * drawn anew over the selected samples, or highlights them where its view knows how. A view may have the output made in
 * another way, which holds for whatever is selected later.
 * @param host with who is told which samples the output is of now
 */
export async function drawLinked<Kind extends OutputKind>(
  { kind, payload: whole, source, run, figure: original, origin }: LinkedOutput<Kind>,
  draw: Draw<Kind>,
  host: FigureHost & { readonly onShown: (payload: Payloads[Kind]) => void },
): Promise<void> {
  const { channel, signal, onShown } = host
  const ofRun = runSelection(run, source, channel)
  const selection = figureSelection(ofRun, origin)
  showsRun(origin, { dataset: source.dataset, selection: ofRun }, signal)
  const lane = channel.openLane(signal)
  const content = html('div')
  const problem = html('div')
  host.root.append(selectionBar(ofRun, source, channel.openLane(signal), signal), problem, content)
  let drawing = new AbortController()
  let highlight: ((narrowed: Payloads[Kind] | undefined) => void) | undefined
  let figure = original
  let shown = JSON.stringify([figure, []])
  signal.addEventListener('abort', () => drawing.abort())

  async function show(payload: Payloads[Kind]): Promise<void> {
    drawing.abort()
    drawing = new AbortController()
    highlight = undefined
    content.replaceChildren()
    await draw(payload, {
      ...host,
      root: content,
      signal: drawing.signal,
      selection,
      onNarrowed(shows) {
        highlight = shows
      },
      remake(next) {
        figure = next
        follow()
      },
    })
  }

  function narrow(payload: Payloads[Kind] | undefined): void {
    problem.replaceChildren()
    onShown(payload ?? whole)
    if (highlight === undefined) void show(payload ?? whole)
    else highlight(payload)
  }

  function follow(): void {
    const others = selection.others()
    const key = JSON.stringify([figure, others])
    if (key === shown) return
    shown = key
    lane.cancel()
    if (others.length === 0 && figure === original) return narrow(undefined)
    lane.ask(
      { kind: 'run-figure', source, figure, selection: others, bootstrap: 0 },
      {
        answered(answer) {
          if (answer.kind === 'run-figure' && isOf(kind, answer.output)) narrow(answer.output.payload)
        },
        failed(message) {
          problem.replaceChildren(notice('error', `This output is not made anew. ${message}`))
        },
      },
    )
  }

  await show(whole)
  selection.onChange(follow, signal)
  follow()
}

function isOf<Kind extends OutputKind>(
  kind: Kind,
  output: RichOutput,
): output is RichOutput & { readonly kind: Kind; readonly payload: Payloads[Kind] } {
  return output.kind === kind
}

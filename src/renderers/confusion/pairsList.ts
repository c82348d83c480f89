import type { FigureAnswer, FigureQuery } from '../../protocol/queries'
import { button, html } from '../shared/dom'
import { formatCount, formatShare } from '../shared/format'
import { thumbnail } from '../shared/pictures'
import type { QueryLane } from '../shared/queries'
import { colouredLine } from '../shared/valueLine'
import type { ConfusedPair } from './confusedPairs'
import type { Cell } from './matrix'

/** Example patches of a pair. */
const EXAMPLES = 4

/** How the list acts on what it is pointed at. */
export interface PairsActions {
  /** Selects the answers of a pair. */
  onOpen(cell: Cell): void
  /** The question for examples of a pair; absent where patches cannot be shown. */
  readonly examplesOf?: (cell: Cell, limit: number) => FigureQuery
  /** Shows a patch in full. */
  onPatch(sample: string): void
  /** Whether examples are shown at once, and what is told when the reader changes that. */
  readonly withExamples: boolean
  onExamples(shown: boolean): void
  /** The open question for examples. */
  readonly lane: QueryLane
}

/** The most confused pairs of classes with how often each is, and examples on request; nothing where there are none. */
export function pairsList(pairs: readonly ConfusedPair[], actions: PairsActions): HTMLElement | undefined {
  if (pairs.length === 0) return undefined
  const places = pairs.map(() => html('span', { class: 'reo-pair-examples' }))
  const toggle = html('input', { type: 'checkbox', checked: actions.withExamples })
  const show = () => {
    actions.lane.cancel()
    places.forEach((place) => place.replaceChildren())
    if (toggle.checked) askFrom(0)
  }
  toggle.addEventListener('change', () => {
    actions.onExamples(toggle.checked)
    show()
  })

  function askFrom(index: number): void {
    const query = index < pairs.length ? actions.examplesOf?.(pairs[index].cell, EXAMPLES) : undefined
    if (query === undefined) return
    actions.lane.ask(query, {
      answered(answer) {
        places[index].replaceChildren(...examples(answer, actions.onPatch))
        askFrom(index + 1)
      },
      failed(message) {
        places[index].replaceChildren(html('span', { class: 'reo-muted' }, message))
      },
    })
  }

  const element = html(
    'div',
    { class: 'reo-confused', role: 'group', 'aria-label': 'Most confused pairs' },
    html(
      'div',
      { class: 'reo-confused-head' },
      html('span', { class: 'reo-section-title' }, 'Most confused'),
      actions.examplesOf && html('label', {}, toggle, ' with examples'),
    ),
    html('ol', {}, ...pairs.map((pair, index) => pairItem(pair, places[index], actions.onOpen))),
  )
  if (actions.withExamples) show()
  return element
}

function pairItem(
  { cell, shareOfConfused }: ConfusedPair,
  examplesPlace: HTMLElement,
  onOpen: (cell: Cell) => void,
): HTMLElement {
  const { truth, predicted, count, shares } = cell
  const name = html(
    'span',
    { class: 'reo-confused-pair' },
    colouredLine(truth.colour, `${truth.title} taken for `),
    colouredLine(predicted.colour, predicted.title),
  )
  const canOpen = truth.gathered !== true && predicted.gathered !== true
  return html(
    'li',
    {},
    canOpen ? button({ class: 'reo-link' }, () => onOpen(cell), name) : name,
    html(
      'span',
      { class: 'reo-muted' },
      `${formatCount(count)} · ${formatShare(shares.row)} of the class · ${formatShare(shareOfConfused)} of all confused`,
    ),
    examplesPlace,
  )
}

function examples(answer: FigureAnswer, onPatch: (sample: string) => void): readonly HTMLElement[] {
  if (answer.kind !== 'patches') return []
  return answer.patches.map(({ sample, png }) =>
    button(
      { class: 'reo-thumbnail-button', title: sample },
      () => onPatch(sample),
      thumbnail(png, `Patch ${sample}`),
    ),
  )
}

import type { ReviewAim, ShownDecision } from '../../protocol/reviews'
import { html } from '../shared/dom'
import { notice } from '../shared/notice'
import { truthTable } from '../patch/truthTable'
import { type Action, keysInWords } from './reviewKeys'
import type { SampleTexts } from './reviewQueries'
import { decisionOf, type TextCard, textCard } from './textCard'

/** Pixels around a text that is scrolled to, for the line that says where the focus is. */
const MARGIN = 4

interface TextListParts {
  readonly aim: ReviewAim
  onAction(action: Action, card: TextCard): void
  onFollow(decision: ShownDecision, card: TextCard): void
}

/** The texts about a patch, of which one at a time is decided about. */
export interface TextList {
  readonly element: HTMLElement
  /** The text that keys are about. */
  readonly active: TextCard | undefined
  /** @param at id of the text to go to; the first that is not decided when absent */
  show(sample: SampleTexts, at?: string): void
  /** Goes to the text so many further on. @returns false where there is none */
  step(by: number): boolean
  /** Puts the focus on the text that keys are about. */
  focus(): void
  /** Whether all texts are decided. */
  isDone(): boolean
}

/** The texts, below the truth about their patch. */
export function textList({ aim, onAction, onFollow }: TextListParts): TextList {
  const truthPlace = html('div')
  const list = html('div', { class: 'reo-review-list' })
  const element = html(
    'div',
    { class: 'reo-review-texts' },
    truthPlace,
    list,
    html('p', { class: 'reo-note' }, keysInWords()),
  )
  let cards: readonly TextCard[] = []
  let active = 0

  list.addEventListener('focusin', ({ target }) => {
    const index = cards.findIndex((card) => target instanceof Node && card.element.contains(target))
    if (index >= 0) activate(index)
  })

  function show({ texts, truth }: SampleTexts, at?: string): void {
    const isFocused = list.contains(document.activeElement)
    cards = texts.map((text, index) => {
      const card: TextCard = textCard(text, {
        aim,
        truth,
        place: `Text ${index + 1} of ${texts.length}`,
        onAction(action) {
          activate(index)
          onAction(action, card)
        },
        onFollow: (decision) => onFollow(decision, card),
      })
      return card
    })
    truthPlace.replaceChildren(
      truth === undefined
        ? notice('error', 'The data set does not have this patch any more.')
        : truthTable(truth, []),
    )
    list.replaceChildren(
      ...(cards.length === 0
        ? [
            notice(
              'info',
              aim === 'settle' ? 'Reviewers no longer differ here.' : 'There are no texts about this patch.',
            ),
          ]
        : cards.map((card) => card.element)),
    )
    const open = cards.findIndex(({ text }) => decisionOf(text, aim) === undefined)
    const wanted = at === undefined ? open : cards.findIndex(({ text }) => text.id === at)
    activate(Math.max(0, wanted))
    if (isFocused) focus()
  }

  function activate(index: number): void {
    active = index
    for (const [each, { element: card }] of cards.entries()) {
      const isActive = each === index
      card.tabIndex = isActive ? 0 : -1
      card.classList.toggle('reo-review-active', isActive)
      for (const control of card.querySelectorAll('button')) control.tabIndex = isActive ? 0 : -1
    }
  }

  function focus(): void {
    const card = cards[active]?.element
    if (card === undefined) return
    card.focus({ preventScroll: true })
    reveal(card)
  }

  /** Scrolls the list alone: VS Code scrolls a notebook by itself, and does not expect it of an output. */
  function reveal({ offsetTop, offsetHeight }: HTMLElement): void {
    const end = offsetTop + offsetHeight + MARGIN - list.clientHeight
    list.scrollTop = Math.min(Math.max(list.scrollTop, end), offsetTop - MARGIN)
  }

  return {
    element,
    get active() {
      return cards[active]
    },
    show,
    step(by) {
      if (cards[active + by] === undefined) return false
      activate(active + by)
      focus()
      return true
    },
    focus,
    isDone: () => cards.every(({ text }) => decisionOf(text, aim) !== undefined),
  }
}

import type { ReviewPayload, ReviewProgress } from '../../protocol/reviews'
import { bar } from '../shared/bars'
import { button, html, setText } from '../shared/dom'
import { formatCount, formatPlural } from '../shared/format'
import { changeChoices, dropDown } from '../shared/segmented'
import { ACTION_KEYS } from './reviewKeys'

/** The line that goes from patch to patch, and says how far the review is. */
export interface SampleBar {
  readonly element: HTMLElement
  /** @param progress unknown until it has been asked for */
  show(index: number, progress: ReviewProgress | undefined): void
}

/** @param onOpen told the index of the patch that is chosen */
export function sampleBar(
  { samples, aim, available }: ReviewPayload,
  onOpen: (index: number) => void,
): SampleBar {
  const choices = dropDown('Patch', [], '', (index) => onOpen(Number(index)))
  const count = html('span', { class: 'reo-muted' })
  const progressLine = html('div', { class: 'reo-review-progress', role: 'status' })
  let shown = 0
  const step = (by: number, words: string, key: string) =>
    button(
      { class: 'reo-button', 'aria-keyshortcuts': key },
      () => onOpen((shown + by + samples.length) % samples.length),
      words,
      html('kbd', { class: 'reo-shortcut', 'aria-hidden': 'true' }, key.toUpperCase()),
    )
  const element = html(
    'div',
    { class: 'reo-review-bar' },
    html(
      'div',
      { class: 'reo-review-steps' },
      step(-1, 'Previous', ACTION_KEYS.previousSample.key),
      choices,
      step(1, 'Next', ACTION_KEYS.nextSample.key),
      count,
    ),
    progressLine,
  )

  function show(index: number, progress: ReviewProgress | undefined): void {
    shown = index
    changeChoices(
      choices,
      samples.map((sample, each) => ({ id: String(each), title: `${sample}${stateOf(progress, each)}` })),
      String(index),
    )
    setText(count, `patch ${formatCount(index + 1)} of ${formatCount(samples.length)}`)
    progressLine.replaceChildren(...progressParts(progress))
  }

  function stateOf(progress: ReviewProgress | undefined, index: number): string {
    const sample = progress?.samples[index]
    if (sample === undefined) return ''
    if (aim === 'settle') return sample.disputed === 0 ? ' ✓' : ` · ${sample.disputed} to settle`
    return sample.decided === sample.texts ? ' ✓' : ` · ${sample.decided} of ${sample.texts}`
  }

  function progressParts(progress: ReviewProgress | undefined): readonly (HTMLElement | string)[] {
    if (progress === undefined) return []
    const total = progress.standing.total
    if (aim === 'settle') {
      const left = progress.samples.reduce((sum, { disputed }) => sum + disputed, 0)
      return [
        left === 0 ? 'All disagreements are settled.' : `${formatPlural(left, 'disagreement')} to settle.`,
      ]
    }
    const decided = progress.samples.reduce((sum, sample) => sum + sample.decided, 0)
    const who = progress.reviewer === undefined ? '' : ` by ${progress.reviewer}`
    const spread =
      samples.length < available
        ? ` · ${formatCount(samples.length)} of ${formatPlural(available, 'patch', 'patches')}`
        : ''
    return [
      bar(total === 0 ? 0 : decided / total),
      html('bdi', {}, `${formatCount(decided)} of ${formatPlural(total, 'text')} decided${who}${spread}`),
    ]
  }

  return { element, show }
}

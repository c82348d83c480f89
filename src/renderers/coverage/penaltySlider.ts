import type { CoverageMeasure } from '../../core/metrics/coverageMeasures'
import { button, html, uniqueId, setText } from '../shared/dom'
import type { ErrorWords } from './errorWords'

/** Steps from no penalty to the greatest. */
const STEPS = 200

/** What an unanswered question costs, to be moved; and one click to what a guess without looking would cost. */
export function penaltySlider(
  { error, most, guess }: CoverageMeasure,
  words: ErrorWords,
  penalty: number,
  onMove: (penalty: number) => void,
): HTMLElement {
  const id = uniqueId('penalty')
  const value = html('output', { class: 'reo-penalty-value', for: id })
  const slider = html('input', {
    type: 'range',
    class: 'reo-penalty-slider',
    id,
    min: '0',
    max: String(most),
    step: String(most / STEPS),
    value: String(penalty),
  })
  const say = (now: number) => {
    setText(value, words.text(now))
    slider.setAttribute('aria-valuetext', words.text(now))
  }
  slider.addEventListener('input', () => {
    say(Number(slider.value))
    onMove(Number(slider.value))
  })
  const toGuess = () => {
    slider.value = String(guess)
    say(guess)
    onMove(guess)
  }
  const guessing = error === 'wrong' ? 'as bad as wrong' : `as guessing the mean: ${words.text(guess)}`
  say(penalty)
  return html(
    'div',
    { class: 'reo-penalty' },
    html('label', { for: id }, 'An unanswered question counts as an error of'),
    value,
    slider,
    button({ class: 'reo-button' }, toGuess, guessing),
  )
}

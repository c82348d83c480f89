import { landCoverClass } from '../../core/benchmark/landCover'
import type { Task } from '../../core/benchmark/tasks'
import type { AnswerValue } from '../../core/models/model'
import { html } from './dom'
import { swatch } from './swatch'

/** A task's value as given in words, with the colour of its land-cover class where it is one. */
export function valueLine(task: Task, value: AnswerValue, words: string): HTMLElement {
  const colour = task === 'landCover' && typeof value === 'number' ? landCoverClass(value)?.colour : undefined
  return colouredLine(colour, words)
}

/** Words after the colour that stands for them, where there is one. */
export function colouredLine(colour: string | undefined, words: string): HTMLElement {
  return html('span', { class: 'reo-value-line' }, swatch(colour), html('span', {}, words))
}

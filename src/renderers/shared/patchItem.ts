import type { Task } from '../../core/benchmark/tasks'
import type { PatchThumbnail } from '../../protocol/queries'
import { errorOf, formatError } from './answerError'
import { button, html } from './dom'
import { formatBareValue } from './format'
import { thumbnail } from './pictures'

/** A small patch in a list, with its id, truth, prediction and error; a click or Enter opens it. */
export function patchItem(
  task: Task,
  { sample, png, truth, predicted }: PatchThumbnail,
  open: (item: HTMLElement) => void,
): HTMLElement {
  const error = errorOf(task, truth, predicted)
  const item = button(
    { class: 'reo-patch-item', 'data-reo-sample': sample, 'aria-expanded': 'false', tabindex: '-1' },
    () => open(item),
    thumbnail(png, `Patch ${sample}`),
    html('span', { class: 'reo-patch-id', title: sample }, sample),
    line('true', formatBareValue(task, truth)),
    predicted === null
      ? html('span', { class: 'reo-muted' }, 'unanswered')
      : line('predicted', formatBareValue(task, predicted)),
    error?.kind === 'difference' && line('error', formatError(task, error)),
  )
  return item
}

function line(name: string, value: string): HTMLElement {
  return html(
    'span',
    { class: 'reo-patch-line' },
    html('span', { class: 'reo-muted' }, `${name} `),
    html('span', { class: 'reo-patch-value', title: value }, value),
  )
}

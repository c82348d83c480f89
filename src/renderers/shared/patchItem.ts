import { type Task, TASKS } from '../../core/benchmark/tasks'
import type { Truth } from '../../core/dataset/sample'
import type { PatchThumbnail, SampleThumbnail } from '../../protocol/queries'
import { errorOf, formatError } from './answerError'
import { button, html } from './dom'
import { formatBareValue, formatValue } from './format'
import { thumbnail } from './pictures'

type Open = (item: HTMLElement) => void

/** A small patch in a list, with its id, truth, prediction and error; a click or Enter opens it. */
export function patchItem(
  task: Task,
  { sample, png, truth, predicted }: PatchThumbnail,
  open: Open,
): HTMLElement {
  const error = errorOf(task, truth, predicted)
  return item(
    { sample, png },
    open,
    line('true', formatBareValue(task, truth)),
    predicted === null
      ? html('span', { class: 'reo-muted' }, 'unanswered')
      : line('predicted', formatBareValue(task, predicted)),
    error?.kind === 'difference' && line('error', formatError(task, error)),
  )
}

/** A small patch in a list, with its id, a note on it and all that is true of it; a click or Enter opens it. */
export function sampleItem(
  { sample, png, truth }: SampleThumbnail,
  note: string | undefined,
  open: Open,
): HTMLElement {
  return item(
    { sample, png },
    open,
    note !== undefined && html('span', { class: 'reo-patch-note', title: note }, note),
    ...(truth === undefined
      ? [html('span', { class: 'reo-muted' }, 'not in the data set')]
      : truthLines(truth)),
  )
}

function truthLines(truth: Truth): HTMLElement[] {
  return TASKS.flatMap((task) => {
    if (task === 'humanActivity') return (truth.humanActivity ?? []).slice(0, 1).map(activityLine)
    const value = truth[task]
    if (value === undefined) return []
    const words = formatValue(task, value)
    return [html('span', { class: 'reo-patch-value', title: words }, words)]
  })
}

/** The first question stands for all: lists have room for no more. */
function activityLine({ question, answer }: { question: string; answer: string }): HTMLElement {
  return html(
    'span',
    { class: 'reo-patch-line', title: `${question} ${answer}` },
    html('span', { class: 'reo-muted' }, 'activity '),
    html('span', { class: 'reo-patch-value' }, answer),
  )
}

function item(
  { sample, png }: { readonly sample: string; readonly png: string | undefined },
  open: Open,
  ...lines: readonly (HTMLElement | false)[]
): HTMLElement {
  const created = button(
    { class: 'reo-patch-item', 'data-reo-sample': sample, 'aria-expanded': 'false', tabindex: '-1' },
    () => open(created),
    thumbnail(png, `Patch ${sample}`),
    html('span', { class: 'reo-patch-id', title: sample }, sample),
    ...lines,
  )
  return created
}

function line(name: string, value: string): HTMLElement {
  return html(
    'span',
    { class: 'reo-patch-line' },
    html('span', { class: 'reo-muted' }, `${name} `),
    html('span', { class: 'reo-patch-value', title: value }, value),
  )
}

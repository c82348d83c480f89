import { TASK_DESCRIPTIONS, TASKS } from '../../core/benchmark/tasks'
import type { ImportPreview, PreviewSample } from '../../protocol/importing'
import { html } from '../shared/dom'
import { formatPlural } from '../shared/format'
import { notice } from '../shared/notice'
import { thumbnail } from '../shared/pictures'

/** Ten samples as they would be imported, with how much truth was found and what is wrong. */
export function previewPane() {
  const status = html('div', { class: 'reo-import-status', role: 'status' })
  const content = html('div', {})
  const element = html(
    'section',
    { class: 'reo-import-preview', 'aria-label': 'Preview' },
    html('h2', {}, 'Preview'),
    status,
    content,
  )
  return {
    element,
    wait(): void {
      status.replaceChildren(html('span', { class: 'reo-muted' }, 'Reading samples…'))
      content.classList.add('reo-import-stale')
    },
    fail(message: string): void {
      status.replaceChildren(notice('error', message))
      content.replaceChildren()
    },
    show(preview: ImportPreview): void {
      const { failure, samples } = preview
      content.classList.remove('reo-import-stale')
      status.replaceChildren(failure === undefined ? truthLine(preview) : notice('error', failure))
      content.replaceChildren(
        html('div', { class: 'reo-import-cards' }, ...samples.map(card)),
        ...problemList(preview),
        descriptionText(preview),
      )
    },
  }
}

/** How many of the samples that were read have truth, task by task. */
function truthLine({ counted, withTruth }: ImportPreview): HTMLElement {
  return html(
    'dl',
    { class: 'reo-import-truth' },
    ...TASKS.map((task) =>
      html(
        'div',
        { class: withTruth[task] === 0 ? 'reo-muted' : undefined },
        html('dt', {}, TASK_DESCRIPTIONS[task].title),
        html('dd', {}, `${withTruth[task].toLocaleString('en')} of ${counted.toLocaleString('en')}`),
      ),
    ),
  )
}

function card({ id, split, png, problem, place, truth }: PreviewSample): HTMLElement {
  return html(
    'article',
    { class: 'reo-import-card', 'data-reo-sample': id },
    thumbnail(png, `Patch ${id}`),
    html(
      'div',
      { class: 'reo-import-card-text' },
      html('div', { class: 'reo-section-title' }, id),
      html('div', { class: 'reo-muted' }, place === undefined ? split : `${split} · ${place}`),
      problem !== undefined && html('div', { class: 'reo-import-problem' }, problem),
      truth.length === 0
        ? html('div', { class: 'reo-muted' }, 'no truth')
        : html(
            'ul',
            {},
            ...truth.map(([title, text]) =>
              html('li', {}, html('span', { class: 'reo-muted' }, `${title}: `), text),
            ),
          ),
    ),
  )
}

function problemList({ problems, problemCount }: ImportPreview): readonly HTMLElement[] {
  if (problemCount === 0) return []
  const more = problemCount - problems.length
  return [
    html(
      'details',
      { class: 'reo-import-problems' },
      html('summary', {}, `${formatPlural(problemCount, 'problem', 'problems')} so far`),
      html(
        'ul',
        {},
        ...problems.map(({ where, message }) => html('li', {}, html('b', {}, where), `: ${message}`)),
        more > 0 && html('li', {}, `and ${more.toLocaleString('en')} more`),
      ),
    ),
  ]
}

function descriptionText({ description }: ImportPreview): HTMLElement {
  return html(
    'details',
    {},
    html('summary', {}, 'Description to be written'),
    html('pre', { class: 'reo-import-json', tabindex: '0' }, JSON.stringify(description, null, 2)),
  )
}

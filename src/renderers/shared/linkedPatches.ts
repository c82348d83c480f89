import type { Task } from '../../core/benchmark/tasks'
import type { PayloadSource } from '../../protocol/payloads'
import type { FigureAnswer, FigureQuery } from '../../protocol/queries'
import { button, html, uniqueId, setText } from './dom'
import { formatCount, formatPlural } from './format'
import { notice } from './notice'
import { patchItem, sampleItem } from './patchItem'
import { patchPanel } from './patchPanel'
import type { FigureHost } from './renderer'
import { rove } from './rove'

/** Patches asked for at a time. */
const PAGE = 24

/** What the reader pointed at, and the question that finds its patches. */
export interface PatchSelection {
  /** In words, such as "true 100–200, predicted 0–50 Mg/ha". */
  readonly title: string
  /** Task whose values its patches show; absent where samples are asked for, which show all that is true of them. */
  readonly task?: Task
  readonly source: PayloadSource
  /** What else is known of a sample, such as a shift that was measured. */
  noteOf?(sample: string): string | undefined
  query(offset: number, limit: number): FigureQuery
}

type PatchList = Extract<FigureAnswer, { kind: 'patches' | 'samples' }>

/** The strip under a figure that shows the patches behind what was brushed or clicked. */
export interface LinkedPatches {
  readonly element: HTMLElement
  show(selection: PatchSelection): void
  /** Opens one patch in full, without a list. */
  open(sample: string, source: PayloadSource): void
  /** Shows what can be said without asking, such as ids. */
  explain(title: string, ...content: readonly HTMLElement[]): void
  clear(): void
}

/** @param onClose told when the reader closes the strip */
export function linkedPatches(host: FigureHost, onClose: () => void): LinkedPatches {
  const lane = host.channel.openLane(host.signal)
  const titleId = uniqueId('linked')
  const title = html('div', { class: 'reo-section-title', id: titleId, role: 'heading', 'aria-level': '4' })
  const list = html('div', { class: 'reo-patch-list', role: 'group', 'aria-labelledby': titleId })
  const status = html('div', { class: 'reo-linked-status' })
  const panel = patchPanel(host)
  const element = html(
    'section',
    { class: 'reo-linked', 'data-reo-role': 'linked-patches', hidden: true, 'aria-labelledby': titleId },
    html(
      'div',
      { class: 'reo-linked-header' },
      title,
      button({ class: 'reo-button reo-button-quiet', 'aria-label': 'Close these patches' }, close, '✕'),
    ),
    list,
    status,
  )
  rove(list, '.reo-patch-item')
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (panel.element.hidden) close()
    else panel.close()
  })

  function close(): void {
    clear()
    onClose()
  }

  function clear(): void {
    lane.cancel()
    panel.close()
    element.hidden = true
    list.replaceChildren()
    status.replaceChildren()
  }

  function start(heading: string): void {
    clear()
    setText(title, heading)
    element.hidden = false
  }

  function ask(selection: PatchSelection, offset: number): void {
    status.replaceChildren(notice('waiting', 'Reading patches…'))
    lane.ask(selection.query(offset, PAGE), {
      answered(answer) {
        if (answer.kind !== 'patches' && answer.kind !== 'samples') return
        const items = itemsOf(selection, answer)
        list.append(...items)
        if (offset > 0) items[0]?.focus({ preventScroll: true })
        showCount(selection, offset + items.length, items.length === 0 ? 0 : answer.total)
      },
      failed(message) {
        const retry = { title: 'Ask again', run: () => ask(selection, offset) }
        status.replaceChildren(notice('error', message, retry))
      },
    })
  }

  function itemsOf(selection: PatchSelection, answer: PatchList): HTMLElement[] {
    const { task, source } = selection
    const open = (sample: string) => (item: HTMLElement) => openBelow(item, sample, source)
    if (answer.kind === 'samples') {
      return answer.samples.map((thumbnail) =>
        sampleItem(thumbnail, selection.noteOf?.(thumbnail.sample), open(thumbnail.sample)),
      )
    }
    return task === undefined ? [] : answer.patches.map((patch) => patchItem(task, patch, open(patch.sample)))
  }

  function showCount(selection: PatchSelection, shown: number, total: number): void {
    const all = formatPlural(total, 'patch', 'patches')
    setText(title, `${shown < total ? `${formatCount(shown)} of ${all}` : all} · ${selection.title}`)
    const next = Math.min(PAGE, total - shown)
    const more = () => ask(selection, shown)
    status.replaceChildren(
      ...(next > 0 ? [button({ class: 'reo-button' }, more, `Show ${formatCount(next)} more`)] : []),
    )
  }

  /** The list flows densely, so that a panel after an item appears below that item's row. */
  function openBelow(item: HTMLElement, sample: string, source: PayloadSource): void {
    const isOpen = item.getAttribute('aria-expanded') === 'true'
    panel.close()
    if (isOpen) return
    item.after(panel.element)
    panel.open(sample, source, item)
  }

  return {
    element,
    clear,
    show(selection) {
      start(selection.title)
      ask(selection, 0)
    },
    open(sample, source) {
      start('1 patch')
      list.append(panel.element)
      panel.open(sample, source)
    },
    explain(heading, ...content) {
      start(heading)
      status.replaceChildren(...content)
    },
  }
}

import { messageOf, unreachable } from '../../core/errors'
import type { Proposal } from '../../core/dataset/import/proposal'
import type { ChosenMapping, ImportHostMessage, ImportPageMessage } from '../../protocol/importing'
import { parseImportHostMessage } from '../../protocol/validation'
import { html } from '../shared/dom'
import { notice } from '../shared/notice'
import { installStyles } from '../shared/styles'
import { IMPORT } from './importStyles'
import { mappingForm } from './mappingForm'
import { previewPane } from './previewPane'
import { reviewPage } from './reviewPage'

/** What a webview's `acquireVsCodeApi()` gives. */
export interface PageHost {
  postMessage(message: ImportPageMessage): void
}

/**
 * Draws the review of an import: a form with what is proposed, and ten samples as they would be imported, which follow
 * every change. Says when it is ready, and takes messages of the window from then on.
 */
export function reviewImport(place: HTMLElement, host: PageHost): void {
  installStyles({ IMPORT })
  const root = html('div', { class: 'reo-figure reo-import', 'data-reo-state': 'waiting' })
  root.append(notice('waiting', 'Looking at the files…'))
  place.replaceChildren(root)
  const review = new Review(root, host)
  addEventListener('message', ({ data }: MessageEvent<unknown>) => review.receive(data))
  host.postMessage({ type: 'ready' })
}

class Review {
  readonly #root: HTMLElement
  readonly #host: PageHost
  readonly #preview = previewPane()
  #request = 0
  #page: ReturnType<typeof reviewPage> | undefined

  constructor(root: HTMLElement, host: PageHost) {
    this.#root = root
    this.#host = host
  }

  receive(data: unknown): void {
    try {
      this.#show(parseImportHostMessage(data))
    } catch (thrown) {
      this.#fail(messageOf(thrown))
    }
  }

  #show(message: ImportHostMessage): void {
    switch (message.type) {
      case 'proposal':
        return this.#start(message.proposal)
      case 'preview':
        if (message.request !== this.#request) return
        this.#root.dataset['reoState'] = 'ready'
        this.#page?.allowWriting(message.preview.failure === undefined)
        return this.#preview.show(message.preview)
      case 'failure':
        return this.#fail(message.message)
      case 'unwritten':
        return this.#page?.allowWriting(true)
      default:
        return unreachable(message)
    }
  }

  #start(proposal: Proposal): void {
    const form = mappingForm(proposal, (mapping, what) => {
      if (what === 'choice') this.#await()
      this.#ask(mapping)
    })
    const page = reviewPage({
      proposal,
      form: form.element,
      preview: this.#preview.element,
      write: () => {
        page.allowWriting(false)
        this.#host.postMessage({ type: 'write', mapping: form.mapping() })
      },
      cancel: () => this.#host.postMessage({ type: 'cancel' }),
    })
    this.#page = page
    this.#root.replaceChildren(page.element)
    this.#await()
    this.#ask(form.mapping())
  }

  /** Nothing is written before it was seen. A new name changes no sample: the page stays as it is. */
  #await(): void {
    this.#root.dataset['reoState'] = 'waiting'
    this.#page?.allowWriting(false)
    this.#preview.wait()
  }

  #ask(mapping: ChosenMapping): void {
    this.#request += 1
    this.#host.postMessage({ type: 'choose', request: this.#request, mapping })
  }

  #fail(message: string): void {
    this.#root.dataset['reoState'] = 'failed'
    if (this.#page === undefined) this.#root.replaceChildren(notice('error', message))
    else this.#preview.fail(message)
  }
}

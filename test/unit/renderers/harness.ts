import type { ActivationFunction, OutputItem, RendererApi } from 'vscode-notebook-renderer'
import { onTestFinished, vi } from 'vitest'
import type { OutputMetadata } from '../../../src/protocol/outputMetadata'
import type {
  FigureAnswer,
  RendererRequest,
  SaveMessage,
  SelectionMessage,
} from '../../../src/protocol/queries'
import { parseRendererMessage } from '../../../src/protocol/validation'

/** A renderer as VS Code runs it, with what it posts and a way to reply. */
export interface Harness {
  /** Renders a payload into the output's element and returns it. */
  render(payload: unknown, id?: string, metadata?: OutputMetadata): HTMLElement
  readonly api: RendererApi
  readonly posted: readonly RendererRequest[]
  /** What was said without a question: selections. */
  readonly told: readonly SelectionMessage[]
  /** Figures that were to be saved. */
  readonly saved: readonly SaveMessage[]
  /** The newest request. */
  lastRequest(): RendererRequest
  answer(request: RendererRequest, answer: FigureAnswer): void
  fail(request: RendererRequest, message: string): void
  receive(message: unknown): void
}

/** Calls a renderer's real `activate`. Without messaging it runs as in a view that has no extension. */
export async function start(activate: ActivationFunction, options = { messaging: true }): Promise<Harness> {
  const posted: RendererRequest[] = []
  const told: SelectionMessage[] = []
  const saved: SaveMessage[] = []
  const listeners: ((message: unknown) => void)[] = []
  const api = await activate({
    workspace: { isTrusted: true },
    getState: () => undefined,
    setState: () => undefined,
    getRenderer: () => Promise.resolve(undefined),
    ...(options.messaging && {
      postMessage: (value: unknown) => {
        const message = parseRendererMessage(value)
        if (message.type === 'query') posted.push(message)
        else if (message.type === 'save') saved.push(message)
        else told.push(message)
      },
      onDidReceiveMessage: (listener: (message: unknown) => void) => {
        listeners.push(listener)
        return { dispose: () => undefined }
      },
    }),
  })
  if (api === undefined) throw new Error('The renderer gave no API')
  onTestFinished(() => api.disposeOutputItem?.())
  const elements = new Map<string, HTMLElement>()
  const receive = (message: unknown) => listeners.forEach((listener) => listener(message))
  return {
    api,
    posted,
    told,
    saved,
    receive,
    render(payload, id = 'output-1', metadata) {
      const element = elements.get(id) ?? document.body.appendChild(document.createElement('div'))
      elements.set(id, element)
      void api.renderOutputItem(outputItem(id, payload, metadata), element, new AbortController().signal)
      return element
    },
    lastRequest() {
      const request = posted.at(-1)
      if (request === undefined) throw new Error('Nothing was asked')
      return request
    },
    answer: ({ figure, request }, answer) => receive({ type: 'answer', figure, request, answer }),
    fail: ({ figure, request }, message) => receive({ type: 'failure', figure, request, message }),
  }
}

/** Pictures that canvases were given, newest last: jsdom draws none. */
export function recordPictures(): { width: number; data: Uint8ClampedArray }[] {
  const pictures: { width: number; data: Uint8ClampedArray }[] = []
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation((() => ({
    createImageData: (width: number, height: number) => ({
      width,
      data: new Uint8ClampedArray(width * height * 4),
    }),
    putImageData: (image: { width: number; data: Uint8ClampedArray }) => pictures.push(image),
  })) as unknown as HTMLCanvasElement['getContext'])
  return pictures
}

/** The first element that a selector finds, which must be there. */
export function find<Found extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): Found {
  const found = root.querySelector<Found>(selector)
  if (found === null) throw new Error(`There is no ${selector}`)
  return found
}

/** The button with that text. */
export function findButton(root: ParentNode, text: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find((button) => button.textContent.includes(text))
  if (found === undefined) throw new Error(`There is no button "${text}"`)
  return found
}

export function press(target: HTMLElement, key: string): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}

/** Chooses a radio button by its label. */
export function choose(root: ParentNode, label: string): void {
  const segment = [...root.querySelectorAll('label')].find((candidate) => candidate.textContent === label)
  if (segment === undefined) throw new Error(`There is no choice "${label}"`)
  find(segment, 'input').click()
}

/** The drop-down list of that name. */
export function listOf(root: ParentNode, name: string): HTMLSelectElement {
  return find<HTMLSelectElement>(root, `select[aria-label="${name}"]`)
}

/** Picks a choice of a drop-down list. */
export function pick(root: ParentNode, name: string, value: string): void {
  const list = listOf(root, name)
  list.value = value
  list.dispatchEvent(new Event('change'))
}

/** A page of linked patches. */
export function patchesAnswer(samples: readonly string[], total: number, offset = 0): FigureAnswer {
  return {
    kind: 'patches',
    total,
    offset,
    patches: samples.map((sample) => ({ sample, truth: 200, predicted: 150.5 })),
  }
}

function outputItem(id: string, payload: unknown, metadata: OutputMetadata | undefined): OutputItem {
  const text = JSON.stringify(payload)
  return {
    id,
    mime: 'application/json',
    metadata,
    text: () => text,
    json: (): unknown => JSON.parse(text),
    data: () => new TextEncoder().encode(text),
    blob: () => new Blob([text]),
  }
}

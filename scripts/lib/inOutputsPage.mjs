// @ts-check

/** @type {Map<string, { element: HTMLElement, dispose: () => void }>} What is drawn, by id. */
const drawn = new Map()

/**
 * Draws outputs below those that are there. Runs in the page of `outputsPage.mjs`.
 *
 * @param {readonly { module: string, payload: unknown }[]} outputs
 */
async function drawOutputs(outputs) {
  for (const { module, payload } of outputs) {
    const { activate } = await import(module)
    /** @type {((message: unknown) => void)[]} */
    const listeners = []
    const renderer = activate({
      workspace: { isTrusted: true },
      getState: () => undefined,
      setState: () => undefined,
      getRenderer: async () => undefined,
      onDidReceiveMessage: (/** @type {(message: unknown) => void} */ listener) => {
        listeners.push(listener)
        return { dispose: () => undefined }
      },
      postMessage: async (/** @type {unknown} */ message) => {
        const reply = await Reflect.get(globalThis, 'reoHear')(message)
        if (reply) for (const listener of listeners) listener(reply)
      },
    })
    const element = document.createElement('div')
    element.className = 'output'
    element.tabIndex = 0
    document.body.append(element)
    const text = JSON.stringify(payload)
    const id = crypto.randomUUID()
    drawn.set(id, { element, dispose: () => renderer.disposeOutputItem(id) })
    renderer.renderOutputItem({ id, mime: '', metadata: {}, text: () => text, json: () => payload }, element)
  }
}

/** Takes all outputs away, as a notebook does when its cells are cleared. */
function clearOutputs() {
  for (const { element, dispose } of drawn.values()) {
    dispose()
    element.remove()
  }
  drawn.clear()
}

Reflect.set(globalThis, 'reoDraw', drawOutputs)
Reflect.set(globalThis, 'reoClear', clearOutputs)

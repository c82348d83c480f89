import { MIMES } from '../../protocol/mimes'

/**
 * The module of a page that draws every patch it is sent with the notebook's patch renderer, and keeps the last for a
 * reload.
 * @param renderer address of the renderer
 */
export function patchPageModule(renderer: string): string {
  return `import { activate } from ${JSON.stringify(renderer)}

const vscode = acquireVsCodeApi()
const place = document.getElementById('page')
const drawn = await activate({ setState() {}, getState() {}, getRenderer: async () => undefined, workspace: { isTrusted: true } })

addEventListener('message', ({ data }) => {
  vscode.setState(data)
  const text = JSON.stringify(data)
  drawn.renderOutputItem({ id: 'patch', mime: ${JSON.stringify(MIMES.patch)}, metadata: {}, text: () => text, json: () => data }, place)
})
vscode.postMessage('ready')`
}

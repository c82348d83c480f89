import { randomBytes } from 'node:crypto'
import { MIMES } from '../../protocol/mimes'

export interface PatchPageParts {
  /** Address of the patch renderer's module. */
  readonly renderer: string
  /** What the page may load from, for its Content-Security-Policy. */
  readonly source: string
}

/** A page that draws every patch it is sent with the notebook's patch renderer, and keeps the last for a reload. */
export function patchPage({ renderer, source }: PatchPageParts): string {
  const nonce = randomBytes(16).toString('base64')
  const policy = `default-src 'none'; script-src 'nonce-${nonce}' ${source}; style-src 'unsafe-inline'; img-src data:`
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Patch</title>
</head>
<body>
<main id="patch"></main>
<script type="module" nonce="${nonce}">
import { activate } from ${JSON.stringify(renderer)}

const vscode = acquireVsCodeApi()
const place = document.getElementById('patch')
const drawn = await activate({ setState() {}, getState() {}, getRenderer: async () => undefined, workspace: { isTrusted: true } })

addEventListener('message', ({ data }) => {
  vscode.setState(data)
  const text = JSON.stringify(data)
  drawn.renderOutputItem({ id: 'patch', mime: ${JSON.stringify(MIMES.patch)}, metadata: {}, text: () => text, json: () => data }, place)
})
vscode.postMessage('ready')
</script>
</body>
</html>`
}

import { randomBytes } from 'node:crypto'

export interface FilePageParts {
  /** Address of the module that fills the page. */
  readonly script: string
  /** What the page may load from, for its Content-Security-Policy. */
  readonly source: string
}

/** The page of an editor that shows a file: empty, filled by its module. */
export function filePage({ script, source }: FilePageParts): string {
  const nonce = randomBytes(16).toString('base64')
  const policy = `default-src 'none'; script-src 'nonce-${nonce}' ${source}; style-src 'unsafe-inline'; img-src data:`
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>File</title>
</head>
<body>
<main id="file"></main>
<script type="module" nonce="${nonce}">
import { showFile } from ${JSON.stringify(script)}

showFile(document.getElementById('file'), acquireVsCodeApi())
</script>
</body>
</html>`
}

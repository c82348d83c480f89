import { randomBytes } from 'node:crypto'

export interface ImportPageParts {
  /** Address of the page's script. */
  readonly script: string
  /** What the page may load from, for its Content-Security-Policy. */
  readonly source: string
}

/** The page that reviews an import; its script draws it. */
export function importPage({ script, source }: ImportPageParts): string {
  const nonce = randomBytes(16).toString('base64')
  const policy = `default-src 'none'; script-src 'nonce-${nonce}' ${source}; style-src 'unsafe-inline'; img-src data:`
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Import Data Set</title>
</head>
<body>
<main id="import"></main>
<script type="module" nonce="${nonce}">
import { reviewImport } from ${JSON.stringify(script)}

reviewImport(document.getElementById('import'), acquireVsCodeApi())
</script>
</body>
</html>`
}

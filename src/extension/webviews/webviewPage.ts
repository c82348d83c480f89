import { randomBytes } from 'node:crypto'

export interface WebviewPageParts {
  readonly title: string
  /** What the page may load from, for its Content-Security-Policy. */
  readonly source: string
  /** A module that fills the element of the id `page`. */
  readonly module: string
}

/** A page of a webview: empty, filled by its module, which loads nothing but our own files and embedded pictures. */
export function webviewPage({ title, source, module }: WebviewPageParts): string {
  const nonce = randomBytes(16).toString('base64')
  const policy = `default-src 'none'; script-src 'nonce-${nonce}' ${source}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
</head>
<body>
<main id="page"></main>
<script type="module" nonce="${nonce}">
${module}
</script>
</body>
</html>`
}

/**
 * The module of a page whose own script draws it and talks to the extension.
 * @param script address of the script
 * @param start name of its function that takes the page's element and the way to the extension
 */
export function startingWith(script: string, start: string): string {
  return `import { ${start} } from ${JSON.stringify(script)}

${start}(document.getElementById('page'), acquireVsCodeApi())`
}

import { readFileSync } from 'node:fs'
import { generated } from './markdown'

const FUNCTION = /^def ([a-z]\w*)(\([^:]*\)):\n {4}"""(.*?)"""/gms

/** The functions of `python/reo_notebook.py` with their docstrings. */
export function pythonPage(): string {
  const source = readFileSync('python/reo_notebook.py', 'utf8')
  const sections = Array.from(source.matchAll(FUNCTION), ([, name, parameters, docstring]) =>
    [`## ${name}`, `\`\`\`text\n${name}${parameters}\n\`\`\``, paragraphs(docstring)].join('\n\n'),
  )
  return [
    '# `reo_notebook` in Python',
    generated('the docstrings of `python/reo_notebook.py`'),
    'How it is used: [figures from Python](../python.md).',
    ...sections,
  ].join('\n\n')
}

function paragraphs(docstring: string): string {
  const lines = docstring.split('\n').map((line) => line.trim())
  return lines.join('\n').trim()
}

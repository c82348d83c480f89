import { format, resolveConfig } from 'prettier'
import { commandLinePage } from './commandLinePage'
import { editorPage } from './editorPage'
import { schemaFiles } from './jsonSchemas'
import { pythonPage } from './pythonPage'
import { reoPage } from './reoPage'

/** Everything that is made of the sources, as it should stand on disk: text by path. */
export async function referenceFiles(): Promise<ReadonlyMap<string, string>> {
  const files = [
    ...schemaFiles(),
    ['docs/reference/reo.md', reoPage()],
    ['docs/reference/python.md', pythonPage()],
    ['docs/reference/command-line.md', await commandLinePage()],
    ['docs/reference/editor.md', editorPage()],
  ] as const
  return new Map(
    await Promise.all(files.map(async ([file, text]) => [file, await formatted(file, text)] as const)),
  )
}

async function formatted(file: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(file)), filepath: file })
}

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface SourceFile {
  /** Path from the project's folder, with `/`. */
  readonly file: string
  readonly text: string
}

/** The project's own files in a folder whose names end so. */
export function sourceFiles(folder: string, ending = '.ts'): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
    .sort()
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
}

import { createRequire } from 'node:module'
import path from 'node:path'
import { awaited } from './execution'
import { createImporter } from './importer'
import { AWAITED, IMPORT } from './notebookEdits'

/**
 * Makes names known to cells beside JavaScript's own; those with `$$` are used by rewritten code and stay hidden.
 * @param extra further globals by name, such as `reo`
 * @returns what removes them
 */
export function defineCellGlobals(
  workingDirectory: string,
  extra: Readonly<Record<string, unknown>>,
): () => void {
  const globals = {
    require: createRequire(path.join(workingDirectory, 'cell.js')),
    ...extra,
    [IMPORT]: createImporter(workingDirectory),
    [AWAITED]: awaited,
  }
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false })
  }
  return () => {
    for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name)
  }
}

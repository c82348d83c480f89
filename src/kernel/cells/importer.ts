import path from 'node:path'
import { constants, Script } from 'node:vm'
import { ReoError } from '../../core/errors'

/** A module as `import()` gives it. */
export type ImportedModule = Readonly<Record<string, unknown>>

/**
 * Imports as if from a module in the working directory: packages of its `node_modules`, relative paths, `node:` modules.
 * @param names exports that have to be there, as a static import would insist
 */
export type Importer = (
  specifier: string,
  options?: ImportCallOptions,
  names?: readonly string[],
) => Promise<ImportedModule>

/** The importer of cells whose relative paths start from `workingDirectory`. */
export function createImporter(workingDirectory: string): Importer {
  const importing = path.join(workingDirectory, 'cell.js')
  const load: unknown = new Script('(specifier, options) => import(specifier, options)', {
    filename: importing,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }).runInThisContext()

  return async (specifier, options, names = []) => {
    const module = await (load as Importer)(specifier, options).catch((error: unknown) => {
      throw explained(error, specifier, importing)
    })
    const missing = names.filter((name) => !(name in module))
    if (missing.length === 0) return module
    throw new ReoError(`The module "${specifier}" has no export named ${missing.join(', ')}`, {
      mend: `It exports ${Object.keys(module).join(', ')}.`,
    })
  }
}

function explained(error: unknown, specifier: string, importing: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  if (error.code === 'ERR_UNKNOWN_FILE_EXTENSION') {
    return new ReoError(`"${specifier}" is not a JavaScript module`, {
      mend: 'Open data with reo.open, or read the file with node:fs.',
      cause: error,
    })
  }
  if (error.code === 'ERR_MODULE_NOT_FOUND' && error.message.includes(importing)) {
    return new ReoError(`There is no module "${specifier}"`, {
      mend: 'Install it with npm in the folder of the notebook, or correct the path.',
      cause: error,
    })
  }
  return error
}

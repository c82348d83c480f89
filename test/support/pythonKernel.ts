import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

/** Bundles of a cell's outputs by mime type. */
export type CellOutputs = readonly Readonly<Record<string, unknown>>[]

/** A Python with a kernel and a client for it (Debian: python3-ipykernel, python3-nbclient); undefined where there is none. */
export function pythonWithKernel(): Promise<string | undefined> {
  return pythonThatImports('IPython', 'ipykernel', 'nbclient', 'numpy')
}

/** A Python that has these modules; undefined where there is none. */
export async function pythonThatImports(...modules: readonly string[]): Promise<string | undefined> {
  for (const name of ['python3', '/usr/bin/python3']) {
    const has = await promisify(execFile)(name, ['-c', `import ${modules.join(', ')}`]).then(
      () => true,
      () => false,
    )
    if (has) return name
  }
  return undefined
}

/** Runs a cell that may import our Python module. */
export async function runPythonCell(python: string, code: string): Promise<CellOutputs> {
  const program = path.resolve('test/fixtures/python/runCell.py')
  const { stdout } = await promisify(execFile)(python, [program, code, path.resolve('python')])
  return JSON.parse(stdout)
}

import { ReoError } from '../../errors'

type H5wasm = typeof import('h5wasm/node')

/** The HDF5 library in WebAssembly. */
export interface Hdf5Module {
  readonly library: H5wasm
  /** True once the library has aborted: nothing more can be read with it. */
  broken: boolean
}

/** Every new module keeps its memory until the process ends, so there are not many. */
const MAXIMUM_MODULES = 8

const RESTART = 'Restart the kernel or the command.'

let current: Promise<Hdf5Module> | undefined
let created = 0

/**
 * The library in working order.
 * @throws ReoError when it has aborted too often
 */
export function hdf5Module(): Promise<Hdf5Module> {
  current ??= createModule()
  return current
}

/** To be called once the library has aborted: the next caller gets a new one. */
export function discardHdf5Module(module: Hdf5Module): void {
  if (!module.broken) current = undefined
  module.broken = true
}

async function createModule(): Promise<Hdf5Module> {
  if (created >= MAXIMUM_MODULES) {
    throw new ReoError('The HDF5 library has given up too often', {
      mend: 'Restart the kernel or the command.',
    })
  }
  const library = await load(created++)
  const { activate_throwing_error_handler: throwErrors } = await library.ready
  throwErrors()
  return { library, broken: false }
}

/**
 * The package makes one module when it is imported; under another address Node.js imports it afresh. Where the package
 * is bundled and nowhere else to be found, there is no other address.
 */
async function load(generation: number): Promise<H5wasm> {
  if (generation === 0) return import('h5wasm/node')
  try {
    const address = `${import.meta.resolve('h5wasm/node')}?generation=${generation}`
    return (await import(/* @vite-ignore */ address)) as H5wasm
  } catch (error) {
    throw new ReoError('The HDF5 library gave up on an earlier file and cannot be loaded anew', {
      mend: RESTART,
      cause: error,
    })
  }
}

/** Whether what was thrown means that the library has aborted, rather than that a file is at fault. */
export function isAbort(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false
  return thrown.name === 'RuntimeError' || /\babort|maximum call stack/i.test(thrown.message)
}

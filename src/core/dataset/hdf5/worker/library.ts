import { readSync } from 'node:fs'
import * as h5wasm from 'h5wasm'
import { messageOf, ReoError } from '../../../errors'

/** Where the library's memory has grown beyond this, its thread is replaced: it never shrinks. */
const WORN_BYTES = 512 * 2 ** 20

/** Each error that the library throws leaves some of its stack taken. */
const WORN_ERRORS = 200

let errors = 0

/** The HDF5 library in WebAssembly, with a file system of its own that holds nothing. */
export async function loadLibrary(): Promise<typeof h5wasm> {
  const { activate_throwing_error_handler: throwErrors } = await h5wasm.ready
  throwErrors()
  return h5wasm
}

/** Whether the library had better be loaded afresh. */
export function isLibraryWorn(): boolean {
  return errors > WORN_ERRORS || h5wasm.Module.HEAPU8.length > WORN_BYTES
}

/**
 * Opens a file with the library, which sees this file and no other: no link and no storage can lead out of it.
 * @param handle the file's, open for reading
 */
export function openWithLibrary(id: number, handle: number, size: number): h5wasm.File {
  const name = `/${id}.h5`
  const { FS } = h5wasm.Module
  FS.writeFile(name, new Uint8Array(0))
  Object.assign(FS.lookupPath(name, {}).node, {
    usedBytes: size,
    stream_ops: {
      llseek: (stream: { position: number }, offset: number, whence: number) =>
        offset + (whence === 1 ? stream.position : whence === 2 ? size : 0),
      read: (_: unknown, target: Int8Array, offset: number, length: number, position: number) =>
        position >= size ? 0 : readSync(handle, target, offset, Math.min(length, size - position), position),
    },
  })
  return new h5wasm.File(name, 'r')
}

/** Forgets a file that was opened. */
export function closeWithLibrary(id: number, file: h5wasm.File): void {
  file.close()
  h5wasm.Module.FS.unlink(`/${id}.h5`)
}

/** Does something with the library, and turns what it says of a damaged file into one line. */
export function withLibrary<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof ReoError || isBreakdown(error)) throw error
    errors++
    throw new ReoError(`The HDF5 file cannot be read (${reasonOf(error)})`, {
      mend: 'Copy or download it again.',
      cause: error,
    })
  }
}

/** Whether what was thrown means that the library broke down, rather than that a file is at fault. */
function isBreakdown(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false
  return thrown.name === 'RuntimeError' || /\babort|maximum call stack|out of memory/i.test(thrown.message)
}

/** The deepest reason of the library's stack of errors, which starts with the shallowest. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const reasons = [...text.matchAll(/#\d+: .*? line \d+ in \w+\(\): (.*)/g)].map(([, reason]) => reason)
  return reasons.at(-1) ?? messageOf(error)
}

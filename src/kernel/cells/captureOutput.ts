import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { currentExecution, type Execution } from './execution'
import type { StreamName } from './streamOutput'

/** The width that tables and objects are folded to, in characters. */
const LINE_WIDTH = 100

/**
 * Sends what cells print, through `console` or the standard streams, to the cell that prints it. What belongs to no
 * cell goes to the one that runs, else to this process's own streams, which the extension logs.
 * @returns what puts everything back
 */
export function captureOutput(running: () => Execution | undefined): () => void {
  const plainConsole = globalThis.console
  const stops = [captureStream('stdout', running), captureStream('stderr', running)]
  globalThis.console = new Console({
    stdout: streamTo('stdout'),
    stderr: streamTo('stderr'),
    colorMode: false,
    ignoreErrors: false,
    inspectOptions: { breakLength: LINE_WIDTH },
  })
  return () => {
    globalThis.console = plainConsole
    stops.forEach((stop) => stop())
  }
}

function streamTo(name: StreamName): Writable {
  return new Writable({
    decodeStrings: false,
    write: (text: string | Uint8Array, _encoding, done) => {
      process[name].write(text)
      done()
    },
  })
}

function captureStream(name: StreamName, running: () => Execution | undefined): () => void {
  const stream = process[name]
  const plain = stream.write
  const decoder = new TextDecoder()

  function write(chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean {
    const execution = currentExecution() ?? running()
    if (execution === undefined) return Reflect.apply(plain, stream, [chunk, ...rest]) === true
    execution.write(name, typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))
    const written = rest.find((argument) => typeof argument === 'function')
    if (written !== undefined) process.nextTick(written)
    return true
  }

  stream.write = write
  return () => {
    stream.write = plain
  }
}

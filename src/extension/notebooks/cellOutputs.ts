import { unreachable } from '../../core/errors'
import type { CellError, CellOutput } from '../../protocol/kernel'
import { itemsOf, type MimeItem } from './mimeBundle'

/** What one output of a cell is made of. */
export type OutputContent =
  | { readonly kind: 'text'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'items'; readonly items: readonly MimeItem[] }
  | { readonly kind: 'error'; readonly error: CellError }

/** Where a cell's outputs go: VS Code's cell, or a list in a test. `Output` is a handle to one that is there. */
export interface OutputSink<Output> {
  /** Adds an output below the others. */
  append(content: OutputContent): Output
  /** Adds content to the end of an output. */
  extend(output: Output, content: OutputContent): void
  /** Puts content in the place of an output's. */
  replace(output: Output, content: OutputContent): void
}

/** The outputs of one run of a cell, in the order in which they came. */
export class CellOutputs<Output> {
  readonly #sink: OutputSink<Output>
  readonly #displays = new Map<string, Output>()
  #openStream: { readonly name: 'stdout' | 'stderr'; readonly output: Output } | undefined

  constructor(sink: OutputSink<Output>) {
    this.#sink = sink
  }

  /** Shows what the kernel sent: text goes on where text ended, a display of a known id takes its place. */
  write(output: CellOutput): void {
    switch (output.kind) {
      case 'stream':
        return this.#writeText(output.name, output.text)
      case 'display':
        return this.#display({ kind: 'items', items: itemsOf(output.data) }, output.displayId)
      default:
        return unreachable(output)
    }
  }

  /** Shows an error below the other outputs. */
  fail(error: CellError): void {
    this.#openStream = undefined
    this.#sink.append({ kind: 'error', error })
  }

  #writeText(name: 'stdout' | 'stderr', text: string): void {
    const content: OutputContent = { kind: 'text', stream: name, text }
    if (this.#openStream?.name === name) this.#sink.extend(this.#openStream.output, content)
    else this.#openStream = { name, output: this.#sink.append(content) }
  }

  #display(content: OutputContent, id: string | undefined): void {
    const earlier = id === undefined ? undefined : this.#displays.get(id)
    if (earlier !== undefined) return this.#sink.replace(earlier, content)
    this.#openStream = undefined
    const output = this.#sink.append(content)
    if (id !== undefined) this.#displays.set(id, output)
  }
}

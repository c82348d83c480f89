import { describe, expect, it } from 'vitest'
import { CellOutputs, type OutputContent } from '../../../src/extension/notebooks/cellOutputs'
import type { CellOutput } from '../../../src/protocol/kernel'

/** What a cell shows after it has been sent some outputs. */
function shown(outputs: readonly CellOutput[]): readonly unknown[] {
  const contents: OutputContent[][] = []
  const cell = new CellOutputs<number>({
    append: (content) => contents.push([content]) - 1,
    extend: (output, content) => void contents[output].push(content),
    replace: (output, content) => void contents.splice(output, 1, [content]),
  })
  outputs.forEach((output) => cell.write(output))
  return contents.map((parts) => parts.map(inWords).join(''))
}

function inWords(content: OutputContent): string {
  if (content.kind === 'error') return content.error.message
  if (content.kind === 'text') return `${content.stream}:${content.text} `
  return content.items.map(({ bytes }) => new TextDecoder().decode(bytes)).join()
}

const text = (name: 'stdout' | 'stderr', text: string): CellOutput => ({ kind: 'stream', name, text })
const display = (value: string, displayId?: string): CellOutput => ({
  kind: 'display',
  data: { 'text/plain': value },
  ...(displayId !== undefined && { displayId }),
})

describe('the outputs of a cell', () => {
  it('join text of one stream, and keep the order of everything else', () => {
    expect(
      shown([
        text('stdout', 'a'),
        text('stdout', 'b'),
        text('stderr', 'c'),
        display('figure'),
        text('stderr', 'd'),
      ]),
    ).toEqual(['stdout:a stdout:b ', 'stderr:c ', 'figure', 'stderr:d '])
  })

  it('replace a display by a later one of the same id, in its place', () => {
    expect(
      shown([display('10 %', 'progress'), display('other', 'else'), display('20 %', 'progress')]),
    ).toEqual(['20 %', 'other'])
  })

  it('go on with the text below a display that is replaced above it', () => {
    expect(
      shown([
        display('10 %', 'progress'),
        text('stdout', 'a'),
        display('20 %', 'progress'),
        text('stdout', 'b'),
      ]),
    ).toEqual(['20 %', 'stdout:a stdout:b '])
  })

  it('keep displays without an id apart', () => {
    expect(shown([display('one'), display('two')])).toEqual(['one', 'two'])
  })
})

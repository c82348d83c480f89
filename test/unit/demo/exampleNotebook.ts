import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import type { CellOutput } from '../../../src/protocol/kernel'
import { textOf } from '../kernel/cells'
import { buildKernel, type KernelProcess, startKernel } from '../kernel/kernelProcess'

/** What the cells of a notebook showed, by their ids. */
export interface NotebookOutputs {
  mimesOf(cell: string): readonly string[]
  /** What a cell showed, as text. */
  shown(cell: string): string
  /** What a cell wrote. */
  written(cell: string): string
}

/** A kernel that runs example notebooks from their folder, as VS Code does; built for the tests of a file. */
export function exampleKernel() {
  let kernelFile: Awaited<ReturnType<typeof buildKernel>>
  let storagePath: string
  let kernel: KernelProcess

  beforeAll(async () => {
    storagePath = await mkdtemp(path.join(tmpdir(), 'reo-example-'))
    kernelFile = await buildKernel()
    kernel = await startKernel(kernelFile.file, { storagePath, workingDirectory: path.resolve('examples') })
  }, 300_000)
  afterAll(async () => {
    await kernel.stop()
    await kernelFile.remove()
    await rm(storagePath, { recursive: true, force: true })
  })

  return {
    /** Runs every code cell, none of which may fail. @param edit changes a cell's code, such as how many samples it asks about */
    async run(file: string, edit: (code: string, log: string) => string): Promise<NotebookOutputs> {
      const outputs = new Map<string, readonly CellOutput[]>()
      const log = path.join(storagePath, 'example.reo.jsonl')
      for (const { id, source } of await codeCells(file)) {
        const ran = await kernel.run(edit(source.join(''), log))
        expect([id, ran.result]).toEqual([id, { outcome: 'done' }])
        outputs.set(id, ran.outputs)
      }
      const of = (cell: string) => outputs.get(cell) ?? []
      return {
        mimesOf: (cell) =>
          of(cell).flatMap((output) => (output.kind === 'display' ? Object.keys(output.data) : [])),
        shown: (cell) =>
          of(cell)
            .flatMap((output) => (output.kind === 'display' ? String(output.data['text/plain']) : []))
            .join('\n'),
        written: (cell) => textOf(of(cell), 'stdout'),
      }
    },
  }
}

interface Cell {
  readonly id: string
  readonly cell_type: string
  readonly source: readonly string[]
}

async function codeCells(file: string): Promise<readonly Cell[]> {
  const { cells } = JSON.parse(await readFile(file, 'utf8')) as { readonly cells: readonly Cell[] }
  return cells.filter(({ cell_type: type }) => type === 'code')
}

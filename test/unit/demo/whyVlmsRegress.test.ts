import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CellOutput } from '../../../src/protocol/kernel'
import { textOf } from '../kernel/cells'
import { buildKernel, type KernelProcess, startKernel } from '../kernel/kernelProcess'

const NOTEBOOK = 'examples/why-vlms-regress-badly.ipynb'

/** Samples that the notebook asks about, and enough of them to see that it runs. */
const ASKED = 'limit: 400'
const FEW = 'limit: 24'

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

interface Cell {
  readonly id: string
  readonly cell_type: string
  readonly source: readonly string[]
}

async function codeCells(): Promise<readonly Cell[]> {
  const { cells } = JSON.parse(await readFile(NOTEBOOK, 'utf8')) as { readonly cells: readonly Cell[] }
  return cells.filter(({ cell_type: type }) => type === 'code')
}

test(
  'the notebook on why VLMs regress badly runs from question to figure',
  { timeout: 600_000 },
  async () => {
    const outputs = new Map<string, readonly CellOutput[]>()
    const log = path.join(storagePath, 'why.reo.jsonl')
    for (const { id, source } of await codeCells()) {
      const code = source.join('').replace(ASKED, `${FEW}, out: ${JSON.stringify(log)}`)
      const ran = await kernel.run(code)
      expect([id, ran.result]).toEqual([id, { outcome: 'done' }])
      outputs.set(id, ran.outputs)
    }
    const mimesOf = (id: string) =>
      (outputs.get(id) ?? []).flatMap((output) => (output.kind === 'display' ? Object.keys(output.data) : []))
    const measured = (id: string) => textOf(outputs.get(id) ?? [], 'stdout')
    expect(mimesOf('ask')).toContain('application/vnd.reo.table.v1+json')
    expect(mimesOf('digits')).toContain('application/vnd.reo.numbers.v1+json')
    expect(mimesOf('bands')).toContain('application/vnd.reo.scatter.v1+json')
    expect(mimesOf('coverage')).toContain('application/vnd.reo.answers.v1+json')
    expect(measured('ranking')).toContain('onnx-vlm:tiny-vlm · expected value')
    expect(measured('digits')).toMatch(/Measured: first wrong digit in the hundreds: \d+ % of the answers/)
    expect(measured('bands')).toMatch(/Measured: RGB: RMSE [\d.]+ Mg\/ha/)
  },
)

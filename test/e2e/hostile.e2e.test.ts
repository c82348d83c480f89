import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeDemoFolder } from '../../scripts/lib/demoFolder.mjs'
import { type KernelProcess, startKernelProcess } from '../../scripts/lib/kernelProcess.mjs'
import { openOutputsPage, type OutputsPage } from '../../scripts/lib/outputsPage.mjs'
import { MIMES, OUTPUT_KINDS, type OutputKind } from '../../src/protocol/mimes'
import { writeAnnotations } from '../support/annotationFile'
import { OUTPUT_CELLS, OUTPUT_SETUP } from '../support/outputCells'
import { lookForHarm, poisoned, ROUNDS } from '../support/poisonedOutputs'

/** Payloads as cells make them, by kind. */
type Bundles = Readonly<Record<OutputKind, unknown>>

/** Kinds that are drawn whatever stands in their texts; the rest may say why they are not. */
const MOST_KINDS = 10

describe('Outputs of a notebook that somebody else has made', () => {
  let folder: string
  let kernel: KernelProcess
  let shown: OutputsPage
  let honest: Bundles

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reo-hostile-'))
    await writeDemoFolder(folder)
    writeAnnotations(folder, [{ sample: 'd-00012', task: 'agb', answer: 'About 100 Mg/ha.', value: 100 }])
    kernel = await startKernelProcess({ workingDirectory: folder, storagePath: path.join(folder, '.reo') })
    await kernel.run(OUTPUT_SETUP)
    const payloads: [OutputKind, unknown][] = []
    for (const kind of OUTPUT_KINDS) {
      const bundle = (await kernel.run(OUTPUT_CELLS[kind])).find((bundle) => MIMES[kind] in bundle)
      payloads.push([kind, bundle?.[MIMES[kind]]])
    }
    honest = Object.fromEntries(payloads) as Bundles
    shown = await openOutputsPage()
  })

  afterAll(async () => {
    await shown?.close()
    await kernel?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'draw every text as text, run nothing and ask nobody for anything (%i)',
    async (round) => {
      await shown.clear()
      const bundles = OUTPUT_KINDS.map((kind) => ({ [MIMES[kind]]: poisoned(kind, honest[kind], round) }))
      expect(await shown.show(bundles)).toBe(OUTPUT_KINDS.length)
      expect(await shown.page.evaluate(lookForHarm)).toEqual({ ran: false, foreign: [], steering: [] })
      expect(await shown.page.locator('[data-reo-state=ready]').count()).toBeGreaterThan(MOST_KINDS)
      expect(shown.problems).toEqual([])
    },
  )
})

// @ts-check
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { importCore } from './lib/importCore.mjs'

/** @import { BenchResult } from './lib/table.mjs' */

const PATCHES = Number(process.env['REO_BENCH_PATCHES'] ?? 2000)

/** What is allowed: seconds to annotate 2,000 patches from templates, share of texts that are like no other. */
const LIMITS = { seconds: 10, distinct: 0.95 }

/**
 * Annotates demo patches from templates. Ratios are to what is allowed.
 *
 * @returns {Promise<BenchResult[]>}
 */
export async function run() {
  const { writeDemoDataset } = await importCore('demo/writeDemoDataset')
  const { openDataset } = await importCore('dataset/openDataset')
  const { generateAnnotations } = await importCore('annotation/generation/generateAnnotations')
  const { checkAnnotations } = await importCore('annotation/checkAnnotations')
  const { readCatalogue, shippedCatalogue } = await importCore('annotation/templates/readCatalogue')
  const folder = await mkdtemp(path.join(tmpdir(), 'reo-annotate-'))
  try {
    await writeDemoDataset(path.join(folder, 'demo'), { counts: { train: PATCHES, val: 0, test: 0 } })
    const dataset = await openDataset(path.join(folder, 'demo'))
    const catalogue = await readCatalogue(shippedCatalogue())
    const file = path.join(folder, 'demo.reo-annotations.jsonl')
    const tasks = ['humanActivity', 'landCover', 'patchCount', 'agb']
    const cpuStart = process.cpuUsage()
    const start = performance.now()
    const result = await generateAnnotations({
      dataset,
      catalogue,
      tasks,
      textsPerAspect: 1,
      seed: 1,
      out: file,
    })
    const seconds = (performance.now() - start) / 1000
    const { user, system } = process.cpuUsage(cpuStart)
    const checkStart = performance.now()
    const checked = await checkAnnotations({ file, dataset, catalogue })
    const checkSeconds = (performance.now() - checkStart) / 1000
    if (result.removed > 0 || checked.failures.length > 0)
      throw new Error(`${result.removed} texts removed, ${checked.failures.length} unsound`)
    const distinct = result.distinct / result.texts
    return [
      {
        name: `${PATCHES} patches from templates / ${LIMITS.seconds} s`,
        better: 'lower',
        ratio: seconds / LIMITS.seconds,
        goal: 1,
        figures: {
          s: seconds,
          'processor s': (user + system) / 1e6,
          texts: result.texts,
          'check s': checkSeconds,
        },
      },
      {
        name: `distinct texts / ${LIMITS.distinct}`,
        better: 'higher',
        ratio: distinct / LIMITS.distinct,
        goal: 1,
        figures: { share: distinct },
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

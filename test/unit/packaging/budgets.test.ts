import type { Metafile } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { sizeProblems } from '../../../scripts/lib/budgets.mjs'
import { builtBundles } from '../../../scripts/lib/bundles.mjs'

const bundles = await builtBundles().catch(() => undefined)

function output(bytes: number, imports: Metafile['outputs'][string]['imports'], entryPoint?: string) {
  return { bytes, inputs: {}, imports, exports: [], ...(entryPoint !== undefined && { entryPoint }) }
}

describe('the bundles', () => {
  // They are there after npm run build, which npm test begins with.
  it.skipIf(bundles === undefined)('keep to what each program may load at its start', () => {
    expect(sizeProblems(bundles ?? {})).toEqual([])
  })

  it('are weighed with the chunks that a program imports at once, and without those that come later', () => {
    const chunk = { path: 'dist/kernel/chunk-ABCDEFGH.js', kind: 'import-statement' } as const
    const later = { path: 'dist/kernel/plotly-ABCDEFGH.js', kind: 'dynamic-import' } as const
    const kernel: Metafile = {
      inputs: {},
      outputs: {
        'dist/kernel/kernel.js': output(2000, [chunk, later], 'src/kernel/main.ts'),
        'dist/kernel/chunk-ABCDEFGH.js': output(500, []),
        'dist/kernel/plotly-ABCDEFGH.js': output(9000, [chunk], 'node_modules/plotly.js'),
      },
    }
    const problems = (allowed: Readonly<Record<string, number>>) =>
      sizeProblems({ 'dist/kernel': kernel, 'out/test': kernel }, allowed)
    expect(problems({ 'dist/kernel/kernel.js': 3 })).toEqual([])
    expect(problems({ 'dist/kernel/kernel.js': 2 })).toEqual([
      'dist/kernel/kernel.js loads 3 kB; its budget is 2',
    ])
    expect(problems({ 'dist/cli/reo.js': 2 })).toEqual([
      'dist/cli/reo.js has a budget and is not built',
      'dist/kernel/kernel.js has no budget',
    ])
  })
})

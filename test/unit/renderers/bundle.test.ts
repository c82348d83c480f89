import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { OUTPUT_KINDS } from '../../../src/protocol/mimes'

/** Those that draw plots, and the report that loads them. */
const WITH_PLOTS: readonly string[] = ['scatter', 'residuals', 'report']

/** Bytes of one by itself: style sheet and schemas of all outputs, which bundles share, and the map of the data card. */
const LARGEST = 250_000

describe('the renderers as bundles', () => {
  it.each([...OUTPUT_KINDS, 'file', 'report'])(
    '%s loads nothing of Node and the plotting library only when it is used',
    async (kind) => {
      const { metafile, outputFiles } = await build({
        entryPoints: [`src/renderers/${kind}/index.ts`],
        bundle: true,
        minify: true,
        format: 'esm',
        splitting: true,
        outdir: 'out',
        platform: 'browser',
        external: ['plotly.js-dist-min'],
        metafile: true,
        write: false,
        logLevel: 'silent',
      })
      const imports = Object.values(metafile.outputs).flatMap((output) => output.imports)
      const external = imports.filter((imported) => imported.external)
      const lazily = { path: 'plotly.js-dist-min', kind: 'dynamic-import', external: true }
      expect(external).toEqual(WITH_PLOTS.includes(kind) ? [lazily] : [])
      expect(outputFiles[0].contents.byteLength).toBeLessThan(LARGEST)
      expect(outputFiles[0].text).not.toMatch(/\binnerHTML\b|\beval\(|new Function\(|new Worker\(/)
    },
  )
})

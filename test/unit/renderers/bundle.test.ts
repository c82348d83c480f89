import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { OUTPUT_KINDS } from '../../../src/protocol/mimes'

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
      expect(external).toEqual(kind === 'scatter' || kind === 'report' ? [lazily] : [])
      expect(outputFiles[0].contents.byteLength).toBeLessThan(220_000)
      expect(outputFiles[0].text).not.toMatch(/\binnerHTML\b|\beval\(|new Function\(|new Worker\(/)
    },
  )
})

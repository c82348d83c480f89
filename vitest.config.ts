import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vitest/config'

const browserJourneyMs = 300_000

/** How long `expect.poll` waits: as long as a busy machine may take. */
const poll = { timeout: 20_000 }

/** WebAssembly modules as bytes, as the bundles hold them. */
const wasmBytes: Plugin = {
  name: 'wasm-bytes',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('.wasm')) return undefined
    const base64 = readFileSync(id).toString('base64')
    return `export default new Uint8Array(Buffer.from('${base64}', 'base64'))`
  },
}

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [wasmBytes],
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          globalSetup: 'test/support/buildWorkers.ts',
          testTimeout: 60_000,
          expect: { poll },
          server: { deps: { inline: [/\.wasm$/] } },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.test.ts'],
          fileParallelism: false,
          testTimeout: browserJourneyMs,
          expect: { poll },
          hookTimeout: browserJourneyMs,
        },
      },
    ],
  },
})

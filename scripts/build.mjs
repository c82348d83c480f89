// @ts-check
import { parseArgs } from 'node:util'
import { buildAll, watchAll } from './lib/bundles.mjs'
import { runMain } from './lib/progress.mjs'

/* npm run build: bundles every room that runs into dist/, and the extension host's tests into out/. */

await runMain(async () => {
  const { values } = parseArgs({ options: { watch: { type: 'boolean', default: false } } })
  await (values.watch ? watchAll() : buildAll({ printSizes: true }))
})

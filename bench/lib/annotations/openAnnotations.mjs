// @ts-check
import { importCore } from '../importCore.mjs'
import { idOf } from './makeAnnotations.mjs'

/*
 * node openAnnotations.mjs FOLDER CACHE ROWS: opens a data set in a process of its own and prints what that took, as
 * JSON. A process of its own, for memory is counted by the process.
 */

const LOOKUPS = 400

const [folder, cacheFolder, rows] = process.argv.slice(2)
const { openDataset } = await importCore('dataset/openDataset')
const start = performance.now()
const pauses = watchPauses()
const dataset = await openDataset(folder, { cacheFolder })
for await (const sample of dataset.samples({ limit: 20 }))
  if (sample.truth.agb === undefined) throw new Error(sample.id)
const firstSamples = performance.now() - start
await dataset.indexed()
const indexed = performance.now() - start
const longestPause = pauses.stop()
const times = []
for (let lookup = 0; lookup < LOOKUPS; lookup++) {
  const id = idOf(Math.floor(Math.random() * Number(rows)))
  const from = performance.now()
  if ((await dataset.find(id))?.id !== id) throw new Error(`${id} is not found`)
  times.push(performance.now() - from)
}
times.sort((one, other) => one - other)
const { sampleCounts } = dataset.description
const problems = dataset.problems().length
console.log(
  JSON.stringify({
    firstSamples: firstSamples / 1000,
    indexed: indexed / 1000,
    longestPause,
    median: times[LOOKUPS / 2],
    p99: times[Math.floor(0.99 * LOOKUPS)],
    peakMegabytes: process.resourceUsage().maxRSS / 1000,
    samples: sampleCounts.train + sampleCounts.val + sampleCounts.test,
    problems,
  }),
)

/** Watches for how long the event loop does not get its turn, in ms. */
function watchPauses() {
  let last = performance.now()
  let longest = 0
  let isWatching = true
  const turn = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (isWatching) setTimeout(turn, 1)
  }
  turn()
  return {
    stop() {
      isWatching = false
      return longest
    },
  }
}

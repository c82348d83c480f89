/** Bundles have the workers' programs in a folder beside their own; for what runs from source they are in the cache. */
const FOLDER = new URL(
  import.meta.url.endsWith('.ts') ? '../../../.cache/workers/' : '../workers/',
  import.meta.url,
)

/** Where the program of a worker thread lies: scripts/lib/bundles.mjs makes a file of each name. */
export function workerProgram(name: 'codecs' | 'hdf5'): URL {
  return new URL(`${name}.js`, FOLDER)
}

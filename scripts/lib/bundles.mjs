// @ts-check
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import esbuild from 'esbuild'
import { projectFolder } from './paths.mjs'

/** @typedef {import('esbuild').BuildOptions & { outdir: string }} Bundle */

/** What esbuild tells of every bundle that was built last, by folder. */
const metafilesFile = 'out/bundles.json'

/** Packages that stay outside: native files, or nothing to find at run time. */
const external = ['vscode', 'onnxruntime-node', 'mocha']

// Bundled CommonJS packages call require, which an ES module does not have.
const requireForBundledPackages =
  "import { createRequire as createBundleRequire } from 'node:module'; const require = createBundleRequire(import.meta.url);"

/** @type {import('esbuild').BuildOptions} */
const everywhere = {
  absWorkingDir: projectFolder,
  bundle: true,
  metafile: true,
  logLevel: 'warning',
  sourcemap: 'linked',
  target: 'es2023',
  loader: { '.wasm': 'binary' },
}

/** @type {import('esbuild').BuildOptions} */
const nodeModule = {
  ...everywhere,
  platform: 'node',
  format: 'esm',
  splitting: true,
  external,
  banner: { js: requireForBundledPackages },
}

/** @returns {Promise<Bundle[]>} */
async function allBundles() {
  return [
    {
      ...everywhere,
      entryPoints: { extension: 'src/extension/extension.ts' },
      outdir: 'dist/extension',
      outExtension: { '.js': '.cjs' },
      platform: 'node',
      format: 'cjs',
      external,
    },
    {
      ...everywhere,
      entryPoints: { extension: 'src/extension/web/extension.ts' },
      outdir: 'dist/web',
      outExtension: { '.js': '.cjs' },
      platform: 'browser',
      format: 'cjs',
      external,
    },
    {
      ...nodeModule,
      entryPoints: { kernel: 'src/kernel/main.ts' },
      outdir: 'dist/kernel',
      // A cell's own `process` or `URL` must not reach the kernel's code.
      inject: ['src/kernel/ownGlobals.ts'],
    },
    { ...nodeModule, entryPoints: { reo: 'src/cli/reo.ts' }, outdir: 'dist/cli' },
    workerBundle('dist/workers'),
    {
      ...everywhere,
      entryPoints: await rendererEntries(),
      outdir: 'dist/renderers',
      platform: 'browser',
      format: 'esm',
      splitting: true,
      minify: true,
    },
    savedReportBundle('dist/report'),
    {
      ...everywhere,
      entryPoints: await testEntries(),
      outdir: 'out/test/vscode',
      outExtension: { '.js': '.cjs' },
      platform: 'node',
      format: 'cjs',
      external,
    },
  ]
}

/**
 * The script of saved reports: one file, with the plotting library in it.
 *
 * @param {string} outdir
 * @returns {Bundle}
 */
function savedReportBundle(outdir) {
  return {
    ...everywhere,
    entryPoints: { savedReport: 'src/renderers/savedReport/index.ts' },
    outdir,
    platform: 'browser',
    format: 'iife',
    minify: true,
    sourcemap: false,
  }
}

/**
 * The programs of worker threads, found by name from wherever they are started (src/core/workers/workerProgram.ts).
 *
 * @param {string} outdir
 * @returns {Bundle}
 */
function workerBundle(outdir) {
  return {
    ...nodeModule,
    entryPoints: {
      codecs: 'src/core/dataset/geotiff/codecs/codecWorker.ts',
      hdf5: 'src/core/dataset/hdf5/worker/hdf5Worker.ts',
    },
    outdir,
    splitting: false,
  }
}

/** Builds the worker threads for tests and benches, which run the rest from source. */
export async function buildWorkersForSource() {
  await esbuild.build(workerBundle('.cache/workers'))
}

/**
 * Builds everything anew.
 *
 * @param {{ printSizes: boolean }} options
 */
export async function buildAll({ printSizes }) {
  const bundles = await allBundles()
  await Promise.all(bundles.map((bundle) => rm(inProject(bundle.outdir), { recursive: true, force: true })))
  /** @type {Record<string, esbuild.Metafile>} */
  const metafiles = {}
  for (const bundle of bundles) {
    const { metafile } = await esbuild.build(bundle)
    if (metafile === undefined) continue
    metafiles[bundle.outdir] = metafile
    if (printSizes) console.log(formatSizes(metafile))
  }
  await mkdir(inProject('out'), { recursive: true })
  await writeFile(inProject(metafilesFile), JSON.stringify(metafiles))
}

/**
 * What esbuild tells of the bundles, as they were built last.
 *
 * @returns {Promise<Readonly<Record<string, esbuild.Metafile>>>} By folder, such as `dist/kernel`.
 */
export async function builtBundles() {
  return JSON.parse(await readFile(inProject(metafilesFile), 'utf8'))
}

/**
 * The modules that run as soon as the extension is loaded, found by bundling anew without writing: all but those that
 * are imported when they are first needed.
 *
 * @returns {Promise<readonly string[]>} Paths in the project.
 */
export async function modulesOfActivation() {
  const bundle = (await allBundles()).find(({ outdir }) => outdir === 'dist/extension')
  const { metafile } = await esbuild.build({ ...bundle, write: false })
  const loaded = new Set(['src/extension/extension.ts'])
  for (const module of loaded) {
    for (const { path: imported, kind, external: isExternal } of metafile?.inputs[module]?.imports ?? []) {
      if (kind !== 'dynamic-import' && isExternal !== true) loaded.add(imported)
    }
  }
  return [...loaded]
}

/** Builds everything, and again whenever a source changes, until the process ends. */
export async function watchAll() {
  for (const bundle of await allBundles()) {
    const context = await esbuild.context({ ...bundle, logLevel: 'info' })
    await context.watch()
  }
}

/** One entry for each folder of `src/renderers` that has an `index.ts`, named after the folder; a saved report's is bundled apart. */
async function rendererEntries() {
  const folders = (await readdir(inProject('src/renderers'))).filter((folder) => folder !== 'savedReport')
  const entries = folders.map((folder) => [folder, `src/renderers/${folder}/index.ts`])
  return Object.fromEntries(entries.filter(([, file]) => existsSync(inProject(file))))
}

async function testEntries() {
  const files = await readdir(inProject('test/vscode'))
  return files
    .filter((file) => file === 'index.ts' || file.endsWith('.vscode.test.ts'))
    .map((file) => `test/vscode/${file}`)
}

/** @param {import('esbuild').Metafile} metafile */
function formatSizes({ outputs }) {
  const bundles = Object.entries(outputs).filter(([file]) => !file.endsWith('.map'))
  const lines = bundles.map(
    ([file, { bytes }]) => `  ${file.padEnd(44)} ${(bytes / 1024).toFixed(0).padStart(6)} kB`,
  )
  return lines.join('\n')
}

/** @param {string} file */
function inProject(file) {
  return path.join(projectFolder, file)
}

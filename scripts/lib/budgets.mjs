// @ts-check

/** @typedef {import('esbuild').Metafile} Metafile */

/**
 * kB that each program may load before it runs: its own file and the chunks that this imports at once. What comes later,
 * such as Plotly, a decoder or a language's types, is not counted.
 *
 * @type {Readonly<Record<string, number>>}
 */
const budgets = {
  'dist/extension/extension.cjs': 480,
  'dist/web/extension.cjs': 10,
  'dist/kernel/kernel.js': 3600,
  'dist/cli/reo.js': 160,
  'dist/workers/codecs.js': 190,
  'dist/workers/hdf5.js': 6000,
  'dist/report/savedReport.js': 5500,
  'dist/renderers/answers.js': 190,
  'dist/renderers/chain.js': 130,
  'dist/renderers/confusion.js': 180,
  'dist/renderers/coverage.js': 180,
  'dist/renderers/dataCard.js': 250,
  'dist/renderers/file.js': 130,
  'dist/renderers/findings.js': 170,
  'dist/renderers/flips.js': 170,
  'dist/renderers/importReview.js': 110,
  'dist/renderers/leaderboard.js': 135,
  'dist/renderers/numbers.js': 130,
  'dist/renderers/patch.js': 160,
  'dist/renderers/patchGrid.js': 175,
  'dist/renderers/report.js': 110,
  'dist/renderers/residuals.js': 190,
  'dist/renderers/review.js': 180,
  'dist/renderers/scatter.js': 190,
  'dist/renderers/table.js': 125,
}

/**
 * What is wrong with the sizes of bundles.
 *
 * @param {Readonly<Record<string, Metafile>>} bundles By folder.
 * @param {Readonly<Record<string, number>>} [allowed] kB by program.
 * @returns {readonly string[]} A line each.
 */
export function sizeProblems(bundles, allowed = budgets) {
  const sizes = new Map(Object.entries(bundles).flatMap(([folder, bundle]) => programsOf(folder, bundle)))
  return [
    ...Object.keys(allowed)
      .filter((file) => !sizes.has(file))
      .map((file) => `${file} has a budget and is not built`),
    ...[...sizes].flatMap(([file, bytes]) => {
      const budget = allowed[file]
      if (budget === undefined) return [`${file} has no budget`]
      return bytes > budget * 1000
        ? [`${file} loads ${Math.ceil(bytes / 1000)} kB; its budget is ${budget}`]
        : []
    }),
  ]
}

/**
 * The programs of one bundle and how many bytes each loads at its start. Chunks carry a hash in their name.
 *
 * @param {string} folder
 * @param {Metafile} bundle
 * @returns {[file: string, bytes: number][]}
 */
function programsOf(folder, { outputs }) {
  if (!folder.startsWith('dist/')) return []
  const programs = Object.entries(outputs).filter(
    ([file, { entryPoint }]) => entryPoint !== undefined && !/-[A-Z\d]{8}\.c?js$/.test(file),
  )
  return programs.map(([file]) => {
    const loaded = [...loadedAtStart(outputs, file)]
    return [file, loaded.reduce((sum, one) => sum + outputs[one].bytes, 0)]
  })
}

/**
 * @param {Metafile['outputs']} outputs
 * @param {string} file
 * @param {Set<string>} [loaded]
 */
function loadedAtStart(outputs, file, loaded = new Set()) {
  if (loaded.has(file) || outputs[file] === undefined) return loaded
  loaded.add(file)
  for (const { path, kind } of outputs[file].imports) {
    if (kind === 'import-statement') loadedAtStart(outputs, path, loaded)
  }
  return loaded
}

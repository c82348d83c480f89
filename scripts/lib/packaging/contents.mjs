// @ts-check

/** Sources, tests, training data and tools; a model's weights and card are shipped, what made them is not. */
const unwanted = [
  /(^|\/)(src|test|tests|bench|training|scripts|docs|shared)\//,
  /\.(ts|mts|tsx|map|py[cod]|tsbuildinfo|npz|h5|reo\.jsonl)$/,
  /(^|\/)\.(?!vsixmanifest)/,
  /providers_(cuda|tensorrt)/,
]

const wanted = {
  native: [
    'package.json',
    'README.md',
    'LICENSE',
    'THIRD_PARTY_NOTICES.txt',
    'media/icon.png',
    'dist/extension/extension.cjs',
    'dist/kernel/kernel.js',
    'dist/renderers/patch.js',
    'dist/workers/hdf5.js',
    'models/unet/model.json',
    'templates/reo.templates.yaml',
    'examples/first-look.ipynb',
  ],
  web: ['package.json', 'dist/web/extension.cjs', 'dist/renderers/patch.js', 'THIRD_PARTY_NOTICES.txt'],
}

/**
 * What is wrong with the files of a package.
 *
 * @param {readonly string[]} files
 * @param {import('./targets.mjs').Target} target
 * @returns {readonly string[]} A line each.
 */
export function problemsOf(files, target) {
  const present = new Set(files)
  const foreign = files.filter((file) => isForeign(file, target))
  return [
    ...wanted[target.kind].filter((file) => !present.has(file)).map((file) => `${file} is missing`),
    ...files
      .filter((file) => unwanted.some((pattern) => pattern.test(file)))
      .map((file) => `${file} is not to be shipped`),
    ...foreign.map((file) => `${file} is of another platform`),
  ]
}

/**
 * @param {string} file
 * @param {import('./targets.mjs').Target} target
 */
function isForeign(file, target) {
  const platform = /onnxruntime-node\/bin\/[^/]+\/([^/]+)\/([^/]+)\//.exec(file)
  if (platform === null) return false
  return target.kind === 'web' || platform[1] !== target.os || platform[2] !== target.arch
}

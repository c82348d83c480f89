// @ts-check

/** Sources, tests, training data and tools; a model's weights and card are shipped, what made them is not. */
const unwanted = [
  /(^|\/)(src|test|tests|bench|training|scripts|shared)\//,
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
    'docs/README.md',
    'examples/first-look.ipynb',
  ],
  web: ['package.json', 'dist/web/extension.cjs', 'dist/renderers/patch.js', 'THIRD_PARTY_NOTICES.txt'],
}

/**
 * What is wrong with the files of a package.
 *
 * @param {readonly string[]} files
 * @param {import('./targets.mjs').Target} target
 * @param {unknown} manifest Its package.json.
 * @returns {readonly string[]} A line each.
 */
export function problemsOf(files, target, manifest) {
  const present = new Set(files)
  const foreign = files.filter((file) => isForeign(file, target))
  return [
    ...[...new Set([...wanted[target.kind], ...filesNamedBy(manifest)])]
      .filter((file) => !present.has(file))
      .map((file) => `${file} is missing`),
    ...files
      .filter((file) => unwanted.some((pattern) => pattern.test(file)))
      .map((file) => `${file} is not to be shipped`),
    ...foreign.map((file) => `${file} is of another platform`),
  ]
}

/** Keys of a manifest whose values are files, where they are no address and no icon of VS Code's. */
const fileKeys = new Set(['main', 'browser', 'icon', 'entrypoint', 'url', 'svg', 'markdown', 'image', 'path'])
const themeKeys = new Set(['light', 'dark', 'hc', 'hcLight'])

/**
 * The files that a manifest names, wherever it does: entry points, icons, schemas, pictures of walkthroughs.
 *
 * @param {unknown} value The manifest or a part of it.
 * @param {boolean} [isFile] Whether a text in the place of this part is a file.
 * @returns {string[]}
 */
export function filesNamedBy(value, isFile = false) {
  if (typeof value === 'string')
    return isFile && !/^(\w+:|\$\()/.test(value) ? [value.replace(/^\.\//, '')] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) =>
    filesNamedBy(part, fileKeys.has(key) || (isFile && themeKeys.has(key))),
  )
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

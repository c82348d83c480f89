// @ts-check
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../paths.mjs'
import { noticesOf } from './notices.mjs'

/** @typedef {import('./targets.mjs').Target} Target */

const everywhere = ['LICENSE', 'README.md', 'CHANGELOG.md', 'media', 'dist/renderers']
const onDesktop = [
  'dist/extension',
  'dist/kernel',
  'dist/workers',
  'dist/report',
  'docs',
  'models',
  'schemas',
  'templates',
  'python',
  'examples',
]
const inBrowser = ['dist/web']

/** What packages are made of. */
export const ingredients = [
  ...everywhere,
  ...onDesktop,
  ...inBrowser,
  'package.json',
  'package-lock.json',
  'scripts/lib/packaging',
]

/** Of the native files. */
const leftOut = [
  // On macOS the library lies there twice; the binding asks for the short name.
  /^libonnxruntime\.\d+\.\d+\.\d+\.dylib$/,
  // 9 MB packed: without it WebGPU compiles its shaders with what Windows brings, and DirectML has no use for it.
  /^(dxcompiler|dxil)\.dll$/,
]

/** What a running extension has no use for. */
const notShipped = ['devDependencies', 'dependencies', 'scripts', 'private', 'bin', 'sideEffects']
/** Contributions that need a kernel or files of the machine. */
const notInBrowser = [
  'customEditors',
  'jsonValidation',
  'keybindings',
  'languageModelTools',
  'views',
  'viewsContainers',
  'viewsWelcome',
  'walkthroughs',
  'yamlValidation',
]

/**
 * Puts together the folder that becomes an extension package: what runs, and nothing else.
 *
 * @param {string} folder Emptied first.
 * @param {Target} target
 */
export async function stage(folder, target) {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const entry of [...everywhere, ...(target.kind === 'web' ? inBrowser : onDesktop)]) {
    await cp(inProject(entry), path.join(folder, entry), {
      recursive: true,
      filter: (file) => !file.endsWith('.map'),
    })
  }
  if (target.kind === 'native') await copyOnnxRuntime(path.join(folder, 'dist', 'node_modules'), target)
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(await manifestFor(target), null, 2))
  await writeFile(path.join(folder, 'THIRD_PARTY_NOTICES.txt'), await noticesOf(target.kind === 'web'))
}

/**
 * The runtime's JavaScript, and the native files of one platform.
 *
 * @param {string} modules
 * @param {Extract<Target, { kind: 'native' }>} target
 */
async function copyOnnxRuntime(modules, { os, arch }) {
  for (const [name, entries] of /** @type {const} */ ([
    ['onnxruntime-node', ['package.json', 'dist']],
    ['onnxruntime-common', ['package.json', 'dist/cjs']],
  ])) {
    for (const entry of entries) {
      await cp(inProject(path.join('node_modules', name, entry)), path.join(modules, name, entry), {
        recursive: true,
        filter: (file) => !/\.(map|d\.ts)$/.test(file),
      })
    }
  }
  const native = path.join('onnxruntime-node', 'bin', 'napi-v6', os, arch)
  const from = inProject(path.join('node_modules', native))
  if (!existsSync(from)) return
  const files = (await readdir(from)).filter((file) => !leftOut.some((pattern) => pattern.test(file)))
  for (const file of files) await cp(path.join(from, file), path.join(modules, native, file))
}

/** @param {Target} target */
async function manifestFor(target) {
  /** @type {Record<string, any>} */
  const manifest = JSON.parse(await readFile(inProject('package.json'), 'utf8'))
  for (const key of notShipped) delete manifest[key]
  if (target.kind === 'native') return manifest
  delete manifest['main']
  for (const key of notInBrowser) delete manifest['contributes'][key]
  return { ...manifest, browser: './dist/web/extension.cjs', extensionKind: ['ui', 'workspace'] }
}

/** @param {string} entry */
function inProject(entry) {
  return path.join(projectFolder, entry)
}

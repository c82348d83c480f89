// @ts-check
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { builtBundles } from '../bundles.mjs'
import { projectFolder } from '../paths.mjs'

/** The folders of bundles that are shipped. */
const onDesktop = ['dist/extension', 'dist/kernel', 'dist/workers', 'dist/renderers', 'dist/report']
const inBrowsers = ['dist/web', 'dist/renderers']

/** Shipped beside the bundles. */
const besideBundles = ['onnxruntime-node', 'onnxruntime-common']

/**
 * The licences of all packages whose code is shipped, as their authors word them.
 *
 * @param {boolean} inBrowser Only what the package for browsers holds.
 * @returns {Promise<string>}
 */
export async function noticesOf(inBrowser) {
  const bundled = await bundledPackages(inBrowser ? inBrowsers : onDesktop)
  const names = [...new Set([...bundled, ...(inBrowser ? [] : besideBundles)])].sort()
  const notices = await Promise.all(names.map(noticeOf))
  return `REO Notebook holds code of the packages below.\n\n${notices.join('\n\n')}\n`
}

/**
 * The packages whose code is in bundles.
 *
 * @param {readonly string[]} folders Of the bundles.
 */
async function bundledPackages(folders) {
  const bundles = await builtBundles()
  const inputs = folders.flatMap((folder) => Object.keys(bundles[folder]?.inputs ?? {}))
  const names = inputs.map((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1])
  return new Set(names.filter((name) => name !== undefined))
}

/** @param {string} name */
async function noticeOf(name) {
  const folder = path.join(projectFolder, 'node_modules', name)
  /** @type {{ version: string, license?: string, homepage?: string }} */
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))
  const { version, license = 'licence not named', homepage } = manifest
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort()
  const texts = await Promise.all(
    files.map((file) => readFile(path.join(folder, file), 'utf8').catch(() => '')),
  )
  const head = `${name} ${version} (${license})${homepage === undefined ? '' : `, ${homepage}`}`
  return [head, '='.repeat(head.length), ...texts.map((text) => text.trim()).filter(Boolean)].join('\n')
}

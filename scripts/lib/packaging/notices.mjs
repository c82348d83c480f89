// @ts-check
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { bundledPackages } from '../bundles.mjs'
import { projectFolder } from '../paths.mjs'

/** Shipped beside the bundles. */
const besideBundles = ['onnxruntime-node', 'onnxruntime-common']

/**
 * The licences of all packages whose code is shipped, as their authors word them.
 *
 * @param {boolean} inBrowser Only what the package for browsers holds.
 * @returns {Promise<string>}
 */
export async function noticesOf(inBrowser) {
  const bundled = await bundledPackages(inBrowser ? ['dist/web', 'dist/renderers'] : undefined)
  const names = [...new Set([...bundled, ...(inBrowser ? [] : besideBundles)])].sort()
  const notices = await Promise.all(names.map(noticeOf))
  return `REO Notebook holds code of the packages below.\n\n${notices.join('\n\n')}\n`
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

// @ts-check

/**
 * Where an extension package runs.
 *
 * @typedef {{ readonly kind: 'native', readonly os: string, readonly arch: string } | { readonly kind: 'web' }} Target
 */

/**
 * By the names that the Marketplace gives them. ONNX Runtime has no build for Intel Macs any more: there, networks do
 * not run, and everything else does.
 *
 * @type {Readonly<Record<string, Target>>}
 */
export const targets = {
  'linux-x64': { kind: 'native', os: 'linux', arch: 'x64' },
  'linux-arm64': { kind: 'native', os: 'linux', arch: 'arm64' },
  'darwin-arm64': { kind: 'native', os: 'darwin', arch: 'arm64' },
  'darwin-x64': { kind: 'native', os: 'darwin', arch: 'x64' },
  'win32-x64': { kind: 'native', os: 'win32', arch: 'x64' },
  web: { kind: 'web' },
}

/** Bytes that no package may exceed. */
export const packageBudget = 35_000_000

/** The target of this machine. */
export const thisTarget = `${process.platform}-${process.arch}`

/**
 * The file name of a target's package.
 *
 * @param {string} target
 */
export function packageName(target) {
  return `reo-notebook-${target}.vsix`
}

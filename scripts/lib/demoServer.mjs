// @ts-check
import { mkdir, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { cacheFolder, projectFolder } from './paths.mjs'
import { startServer } from './server.mjs'

// Stays the same from start to start where it can: the browser keeps a window's state by address.
const ports = '8970-8999'

/**
 * Starts the VS Code server with our extension installed from the project's folder.
 *
 * @param {string} workspace
 * @param {string} notebook Is opened at once.
 * @returns {Promise<{ address: string, stop(): Promise<void> }>}
 */
export async function startDemoServer(workspace, notebook) {
  const dataFolder = path.join(cacheFolder, 'demo-server')
  await installOurExtension(path.join(dataFolder, 'extensions'))
  const server = await startServer({
    dataFolder,
    port: ports,
    settings: { 'workbench.editorAssociations': { '*.ipynb': 'jupyter-notebook' } },
  })
  return {
    address: server.addressOf(workspace, [['openFile', server.uriOf(notebook)]]),
    stop: server.stop,
  }
}

/**
 * Enters the project's folder in the server's list of installed extensions: there it is used as it stands.
 *
 * @param {string} folder
 */
async function installOurExtension(folder) {
  const { publisher, name, version } = JSON.parse(
    readFileSync(path.join(projectFolder, 'package.json'), 'utf8'),
  )
  const location = { $mid: 1, path: pathToFileURL(projectFolder).pathname.replace(/\/$/, ''), scheme: 'file' }
  const extension = { identifier: { id: `${publisher}.${name}` }, version, location }
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'extensions.json'), JSON.stringify([extension]))
}

// @ts-check
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { findOnPath, runLoudly } from './lib/command.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { cacheFolder, projectFolder } from './lib/paths.mjs'
import { runMain, step } from './lib/progress.mjs'

const help = `npm run demo: opens the example notebook in VS Code, with all the set-up that this needs.

  npm run demo                          In desktop VS Code where there is a \`code\` command, else in a VS Code server
                                        whose address is printed; it runs until Ctrl-C.
  npm run demo -- --screenshots DIR     Runs the notebook in a headless browser and saves a PNG of every output and of
                                        the window in DIR; fails when a cell fails or an output is not drawn.
      --theme light|dark                Only in this theme; both by default.

The first start downloads what is missing: npm packages, and without desktop VS Code a VS Code server (about 200 MB) and
for --screenshots a Chromium (70 MB) where none is installed. All that stays in ${cacheFolder},
or in the folder that REO_CACHE names. The demo's own folder is kept there too: the notebook stays as you leave it.`

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      screenshots: { type: 'string' },
      theme: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(help)
  await ensureDependencies()
  const { buildAll } = await import('./lib/bundles.mjs')
  await step('Build', () => buildAll({ printSizes: false }))
  return values.screenshots === undefined
    ? openNotebook()
    : takePictures(path.resolve(values.screenshots), values.theme)
})

async function openNotebook() {
  const { exampleNotebook, writeDemoFolder } = await import('./lib/demoFolder.mjs')
  const workspace = path.join(cacheFolder, 'demo-workspace')
  await mkdir(workspace, { recursive: true })
  await writeDemoFolder(workspace)
  const notebook = path.join(workspace, exampleNotebook)
  const desktop = findDesktopVscode()
  if (desktop === undefined) return serveNotebook(workspace, notebook)
  console.log(`Opening ${notebook} in VS Code.`)
  return runLoudly(desktop, [`--extensionDevelopmentPath=${projectFolder}`, workspace, notebook])
}

/**
 * @param {string} workspace
 * @param {string} notebook
 */
async function serveNotebook(workspace, notebook) {
  const { startDemoServer } = await import('./lib/demoServer.mjs')
  const server = await startDemoServer(workspace, notebook)
  console.log(
    `\nVS Code is running. Open this address in a browser, and press Run All:\n\n  ${server.address}\n`,
  )
  console.log('Ctrl-C ends it. On another machine, forward the port first: ssh -L PORT:localhost:PORT …')
  await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)))
  await server.stop()
}

/**
 * @param {string} folder
 * @param {string | undefined} wantedTheme
 */
async function takePictures(folder, wantedTheme) {
  const { takeScreenshots, themes } = await import('./lib/screenshots.mjs')
  const chosen = themes.filter((theme) => wantedTheme === undefined || theme === wantedTheme)
  if (chosen.length === 0) throw new Error(`--theme ${wantedTheme}: choose from ${themes.join(', ')}`)
  const problems = await takeScreenshots(folder, chosen)
  for (const problem of problems) console.error(`error: ${problem}`)
  console.log(`Pictures are in ${folder}.`)
  return problems.length === 0 ? 0 : 1
}

/** Inside a remote VS Code's terminal `code` is another program, which cannot load an extension under development. */
function findDesktopVscode() {
  return process.env['VSCODE_IPC_HOOK_CLI'] === undefined ? findOnPath(['code']) : undefined
}

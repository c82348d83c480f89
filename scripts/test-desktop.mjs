// @ts-check
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureDependencies } from './lib/dependencies.mjs'
import { projectFolder } from './lib/paths.mjs'
import { runMain, step } from './lib/progress.mjs'

/* npm run test:desktop: the tests of test/vscode in desktop VS Code, wherever that can be downloaded. */

await runMain(async () => {
  await ensureDependencies()
  const { buildAll } = await import('./lib/bundles.mjs')
  const { chatProviderPath, extensionHostTestsPath } = await import('./lib/extensionHostTests.mjs')
  const { runTests } = await import('@vscode/test-electron')
  await step('Build', () => buildAll({ printSizes: false }))
  const workspace = await mkdtemp(path.join(tmpdir(), 'reo-desktop-tests-'))
  try {
    return await runTests({
      extensionDevelopmentPath: [projectFolder, chatProviderPath],
      extensionTestsPath: extensionHostTestsPath,
      launchArgs: [workspace, '--disable-workspace-trust', '--skip-welcome'],
    })
  } finally {
    await rm(workspace, { recursive: true, force: true })
  }
})

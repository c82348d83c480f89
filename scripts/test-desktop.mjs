// @ts-check
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureDependencies } from './lib/dependencies.mjs'
import { runQuietly } from './lib/command.mjs'
import { runMain, step } from './lib/progress.mjs'

/*
 * npm run test:desktop: the tests of test/vscode in desktop VS Code, with our extension installed from its package,
 * wherever VS Code can be downloaded.
 */

await runMain(async () => {
  await ensureDependencies()
  const { buildAll } = await import('./lib/bundles.mjs')
  const { chatProviderPath, extensionHostTestsPath } = await import('./lib/extensionHostTests.mjs')
  const { ensurePackage } = await import('./lib/packaging/installable.mjs')
  const { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } =
    await import('@vscode/test-electron')
  await step('Build', () => buildAll({ printSizes: false }))
  const packaged = await ensurePackage()
  const vscodeExecutablePath = await downloadAndUnzipVSCode()
  const [command, ...places] = resolveCliArgsFromVSCodeExecutablePath(vscodeExecutablePath)
  await step('Install the package', () =>
    runQuietly(command, [...places, '--install-extension', packaged, '--force']),
  )
  const workspace = await mkdtemp(path.join(tmpdir(), 'reo-desktop-tests-'))
  try {
    return await runTests({
      vscodeExecutablePath,
      // Beside ours, as it is installed: language models for the tests.
      extensionDevelopmentPath: chatProviderPath,
      extensionTestsPath: extensionHostTestsPath,
      launchArgs: [workspace, '--disable-workspace-trust', '--skip-welcome'],
    })
  } finally {
    await rm(workspace, { recursive: true, force: true })
  }
})

import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ensureEditor } from '../../scripts/lib/editor.mjs'
import { ensurePackage } from '../../scripts/lib/packaging/installable.mjs'
import { temporaryFolder } from '../support/modelFolder'
import { endOf } from '../support/reoCommand'

/** Files in which VS Code says which version it is. */
const VERSIONED = ['product.json', 'package.json']

/** The VS Code server, made out to be of another version, with our package installed into it. */
async function installInto(version: string) {
  const { node, serverMain } = await ensureEditor()
  const packaged = await ensurePackage()
  const original = path.resolve(path.dirname(serverMain), '..')
  const folder = await temporaryFolder()
  const server = path.join(folder, 'server')
  await mkdir(server)
  for (const name of await readdir(original)) {
    const file = path.join(original, name)
    if (!VERSIONED.includes(name)) await symlink(file, path.join(server, name))
    else {
      const text = await readFile(file, 'utf8')
      await writeFile(
        path.join(server, name),
        text.replaceAll(/"version": ?"[\d.]+"/g, `"version":"${version}"`),
      )
    }
  }
  const main = path.join(server, 'out', 'server-main.js')
  const asItStands = ['--preserve-symlinks', '--preserve-symlinks-main', main]
  const install = ['--accept-server-license-terms', '--install-extension', packaged]
  const data = ['--server-data-dir', path.join(folder, 'data')]
  const stdio = ['ignore', 'pipe', 'pipe'] as const
  return endOf(spawn(node, [...asItStands, ...install, ...data], { stdio: [...stdio] }))
}

describe.skipIf(process.platform === 'win32')('The package', () => {
  it('is refused by a VS Code that is too old, in a sentence that names both', async () => {
    const { code, stderr } = await installInto('1.105.1')
    expect(code).toBe(1)
    expect(stderr).toContain(`'reo-notebook.reo-notebook' as it is not compatible with VS Code '1.105.1'`)
  })

  it('is taken by the oldest that it names', async () => {
    const { code, stdout, stderr } = await installInto('1.106.0')
    expect(code, stderr).toBe(0)
    expect(stdout).toContain('was successfully installed')
  })
})

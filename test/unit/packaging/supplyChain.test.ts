import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly integrity?: string; readonly hasInstallScript?: boolean }>
  >
}

const read = (file: string) => readFileSync(file, 'utf8')
const manifest = JSON.parse(read('package.json')) as Manifest
const lock = JSON.parse(read('package-lock.json')) as Lock
const packages = Object.entries(lock.packages).filter(([place]) => place !== '')

describe('What the project is built from', () => {
  it('is pinned, to one version each', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  it('is checked against the hash of the lock file', () => {
    expect(packages.length).toBeGreaterThan(100)
    expect(packages.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'))).toEqual([])
  })

  it('runs no script when it is installed; those that would are known and explained', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m)
    const named = packages
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([place]) => place.replace(/^.*node_modules\//, ''))
    const explained = read('docs/dependencies.md').split('## Install scripts')[1]?.split('\n## ')[0] ?? ''
    for (const name of named) expect(explained).toContain(`| ${name} `)
    expect(named).toEqual(['@vscode/vsce-sign', 'esbuild', 'keytar', 'onnxruntime-node'])
  })

  it('is installed as the lock file says, and not as something newer', () => {
    expect(read('scripts/lib/dependencies.mjs')).toContain("npm(['ci']")
    expect(read('.ci/run')).toContain('npm ci')
  })
})

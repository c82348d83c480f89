import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { StorageFolder } from '../../../src/extension/kernels/storageFolder'
import { temporaryFolder } from '../../support/modelFolder'

const folder = await temporaryFolder()
const substitutes: string[] = []
afterEach(() => substitutes.splice(0).forEach((path) => rmSync(path, { recursive: true })))

function storage(own: string) {
  const warnings: string[] = []
  return { warnings, storage: new StorageFolder(own, (sentence) => warnings.push(sentence)) }
}

describe('the storage folder', () => {
  it('is the extension’s own, made at its first use', () => {
    const own = path.join(folder, 'a', 'b')
    const made = storage(own)
    expect(existsSync(own)).toBe(false)
    expect(made.storage).toMatchObject({ path: own, isLasting: true })
    expect(existsSync(own)).toBe(true)
    expect(made.warnings).toEqual([])
  })

  it('is replaced where it cannot be written to, which is said once', () => {
    const inTheWay = path.join(folder, 'file')
    writeFileSync(inTheWay, '')
    const made = storage(path.join(inTheWay, 'storage'))
    substitutes.push(made.storage.path)
    writeFileSync(path.join(made.storage.path, 'kept'), '')
    expect(made.storage.isLasting).toBe(false)
    expect(made.warnings).toEqual([
      expect.stringMatching(/cannot write to its folder .*file.storage \(E.*writable/),
    ])
  })
})

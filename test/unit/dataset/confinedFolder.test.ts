import { mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfinedFolder } from '../../../src/core/dataset/files/confinedFolder'
import { temporaryFolder, writeFiles } from './support/folders'

/** A folder with a data set in it and a secret beside it. */
async function dataBesideSecret(): Promise<{ folder: ConfinedFolder; outside: string; inside: string }> {
  const outside = await writeFiles(temporaryFolder(), {
    'secret.txt': 'secret',
    'data/a.txt': 'a',
    'data/sub/b.txt': 'b',
  })
  const inside = path.join(outside, 'data')
  return { folder: new ConfinedFolder(inside), outside, inside }
}

describe('a data set reads only what is inside its folder', () => {
  it('files of its own, at any depth', async () => {
    const { folder } = await dataBesideSecret()
    for (const read of [folder.read.bind(folder), folder.peek.bind(folder)]) {
      expect(Buffer.from(read('a.txt')).toString()).toBe('a')
      expect(Buffer.from(read('sub/b.txt')).toString()).toBe('b')
    }
  })

  it('no path that climbs out or starts elsewhere', async () => {
    const { folder, outside } = await dataBesideSecret()
    const tricks = [
      '../secret.txt',
      'sub/../../secret.txt',
      path.join(outside, 'secret.txt'),
      '..\\secret.txt',
      'C:\\x',
      'a\0.txt',
      '',
    ]
    for (const trick of tricks) {
      for (const read of [folder.read.bind(folder), folder.peek.bind(folder), folder.resolve.bind(folder)]) {
        expect(() => read(trick)).toThrow('leaves the data set. Name a file inside its folder')
      }
    }
  })

  it('no link that leads out, be it a file or a folder on the way', async () => {
    const { folder, outside, inside } = await dataBesideSecret()
    symlinkSync(path.join(outside, 'secret.txt'), path.join(inside, 'link.txt'))
    mkdirSync(path.join(outside, 'elsewhere'))
    symlinkSync(outside, path.join(inside, 'up'))
    for (const trick of ['link.txt', 'up/secret.txt']) {
      expect(() => folder.read(trick)).toThrow('leaves the data set')
      expect(() => folder.peek(trick)).toThrow('leaves the data set')
      expect(() => folder.resolve(trick)).toThrow('leaves the data set')
    }
  })

  it('links that stay inside', async () => {
    const { folder, inside } = await dataBesideSecret()
    symlinkSync(path.join(inside, 'a.txt'), path.join(inside, 'same.txt'))
    expect(Buffer.from(folder.read('same.txt')).toString()).toBe('a')
  })

  it('and says what is missing', async () => {
    const { folder, inside } = await dataBesideSecret()
    expect(() => folder.read('none.txt')).toThrow(
      `${path.join(inside, 'none.txt')}: The file is missing. Put it there`,
    )
    expect(() => folder.read('sub')).toThrow('This is not a file')
    expect(() => new ConfinedFolder(path.join(inside, 'nowhere'))).toThrow('There is no such folder')
  })
})

it('a file longer than the shared memory for small ones is read all the same', async () => {
  const long = 'x'.repeat(300_000)
  const folder = new ConfinedFolder(await writeFiles(temporaryFolder(), { long }))
  expect(folder.peek('long')).toHaveLength(300_000)
  expect(folder.read('long')).toHaveLength(300_000)
})

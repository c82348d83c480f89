import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { Hdf5File } from '../../../src/core/dataset/hdf5/hdf5File'
import { inspectHdf5 } from '../../../src/core/dataset/inspect/inspectHdf5'
import { hdf5File } from './support/agbdFile'
import { temporaryFolder } from './support/folders'

const numbers = Int16Array.from({ length: 12 }, (_, index) => index * index)

async function opened(fill: Parameters<typeof hdf5File>[1]): Promise<Hdf5File> {
  return Hdf5File.open(await hdf5File(path.join(temporaryFolder(), 'file.h5'), fill))
}

describe('an HDF5 file', () => {
  it('is read by name, whole or by ranges', async () => {
    const file = await opened((root) => root.create_dataset({ name: 'a', data: numbers, shape: [4, 3] }))
    expect(await file.describe('a')).toEqual({ shape: [4, 3], typeName: 'int16', filters: [] })
    expect([...(await file.read('a'))]).toEqual([...numbers])
    expect([
      ...(await file.read('a', [
        [1, 3],
        [2, 3],
      ])),
    ]).toEqual([numbers[5], numbers[8]])
    expect(await file.describe('b')).toBeUndefined()
    expect(await file.describe('a/b')).toBeUndefined()
    await expect(file.read('b')).rejects.toThrow('There is no array "b"')
  })

  it('is not left through links, be they soft, external or into a circle', async () => {
    const folder = temporaryFolder()
    const other = await hdf5File(path.join(folder, 'other.h5'), (root) =>
      root.create_dataset({ name: 'secret', data: numbers }),
    )
    const file = await opened((root) => {
      root.create_group('group').create_dataset({ name: 'a', data: numbers })
      root.create_external_link(other, '/secret', 'outside')
      root.create_external_link(other, '/', 'elsewhere')
      root.create_soft_link('/group/a', 'soft')
      root.create_hard_link('/group', 'group/again')
    })
    for (const name of ['outside', 'elsewhere/secret', 'soft'])
      expect(await file.kindOf(name)).toBeUndefined()
    expect(await file.kindOf('group/a')).toBe('array')
    const summary = await inspectHdf5(file.path, { checksum: false })
    expect(summary.complete).toBe(true)
    expect(summary.bands.length).toBe(1)
    expect(summary.bands[0]).toMatchObject({ name: 'group/a', dtype: 'int16', min: 0, max: 121 })
  })

  it('names types that are not read', async () => {
    const file = await opened((root) => {
      root.create_dataset({ name: 'words', data: ['a', 'b'] })
      root.create_dataset({ name: 'single', data: 5 })
    })
    await expect(file.read('words')).rejects.toThrow('"words" holds values of type string, which is not read')
    await expect(file.read('single')).rejects.toThrow('"single" is a single value, no array')
  })

  it('refuses reads that would not fit into the memory', async () => {
    const file = await opened((root) =>
      root.create_dataset({
        name: 'a',
        data: new Uint8Array(1),
        shape: [1],
        maxshape: [null],
        chunks: [2 ** 20],
      }),
    )
    const library = await import('h5wasm/node')
    await file.close()
    const writer = new library.File(file.path, 'a')
    new library.Dataset(writer.file_id, '/a').resize([2 ** 30])
    writer.close()
    await expect((await Hdf5File.open(file.path)).read('a')).rejects.toThrow(
      '1024 MiB of "a" would have to be read at once',
    )
  })

  it('is named when it is missing', async () => {
    await expect(Hdf5File.open('/no/such.h5')).rejects.toThrow('/no/such.h5: There is no such file')
  })
})

describe('values that are no plain numbers', () => {
  it('are shown in words, attributes as they are', async () => {
    const file = await opened((root) => {
      root.create_dataset({ name: 'words', data: ['one', 'two'] })
      root.create_dataset({ name: 'numbers', data: numbers, shape: [4, 3] })
      root.create_attribute('order', ['B02', 'B03'])
      root.create_attribute('level', 2.5)
    })
    expect(await file.words('words', 5)).toEqual(['one', 'two'])
    expect(await file.words('numbers', 6)).toEqual(['0', '1', '4', '9', '16', '25'])
    expect(await file.attributes('/')).toEqual({ order: ['B02', 'B03'], level: 2.5 })
  })
})

describe('chunks', () => {
  const wide = Uint16Array.from({ length: 10 * 7 * 5 }, (_, index) => index * 31)
  const whole = { name: 'a', data: wide, shape: [10, 7, 5], chunks: [4, 3, 5] }

  it.each([{}, { compression: 'gzip' as const }])('are put together, %o', async (filters) => {
    const file = await opened((root) => root.create_dataset({ ...whole, ...filters }))
    expect([...(await file.read('a'))]).toEqual([...wide])
    const part = await file.read('a', [
      [3, 9],
      [2, 4],
      [1, 3],
    ])
    const expected = [3, 4, 5, 6, 7, 8].flatMap((row) =>
      [2, 3].flatMap((column) => [1, 2].map((band) => wide[(row * 7 + column) * 5 + band])),
    )
    expect([...part]).toEqual(expected)
  })

  it('that are damaged spoil the array alone', async () => {
    const file = await opened((root) => {
      root.create_dataset({ ...whole, compression: 'gzip' })
      root.create_dataset({ name: 'b', data: numbers })
    })
    await file.close()
    const bytes = readFileSync(file.path)
    const start = bytes.indexOf(Buffer.from([0x78, 0x5e]))
    writeFileSync(file.path, bytes.fill(0xff, start + 2, start + 40))
    const damaged = await Hdf5File.open(file.path)
    await expect(damaged.read('a')).rejects.toThrow(`${file.path}: The HDF5 file cannot be read`)
    expect([...(await damaged.read('b'))]).toEqual([...numbers])
  })
})

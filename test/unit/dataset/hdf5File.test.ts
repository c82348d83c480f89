import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { Hdf5File } from '../../../src/core/dataset/hdf5/hdf5File'
import { hdf5Module, isAbort } from '../../../src/core/dataset/hdf5/hdf5Module'
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
    expect(await file.describe('a')).toEqual({ shape: [4, 3], typeName: 'int16', chunks: undefined })
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
    expect(summary.complete).toBe(false)
    expect(summary.bands.length).toBeLessThan(100)
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
    const { library } = await hdf5Module()
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

describe('when the library aborts', () => {
  it('the file is named, and that and others are read on with a new module', async () => {
    const [spoiled, other] = [
      await opened((root) => root.create_dataset({ name: 'a', data: numbers })),
      await opened((root) => root.create_dataset({ name: 'b', data: numbers })),
    ]
    expect([...(await other.read('b'))]).toEqual([...numbers])
    const module = await hdf5Module()
    const { Module } = module.library
    const { get_dataset_metadata: sound } = Module
    Module.get_dataset_metadata = () => {
      throw new Error('Aborted(). Build with -sASSERTIONS for more info.')
    }
    await expect(spoiled.describe('a')).rejects.toThrow(
      `${spoiled.path}: The HDF5 library gave up on this file. Check it with h5dump; other files are still read.`,
    )
    Module.get_dataset_metadata = sound
    expect(module.broken).toBe(true)
    expect(await hdf5Module()).not.toBe(module)
    expect([...(await other.read('b'))]).toEqual([...numbers])
    expect([...(await spoiled.read('a'))]).toEqual([...numbers])
  })

  it('that is told from a file at fault', () => {
    expect(isAbort(new Error('Aborted(OOM)'))).toBe(true)
    expect(isAbort(Object.assign(new Error('unreachable'), { name: 'RuntimeError' }))).toBe(true)
    expect(isAbort(new RangeError('Maximum call stack size exceeded'))).toBe(true)
    expect(isAbort(new Error('unable to open file'))).toBe(false)
  })
})

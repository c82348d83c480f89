import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ReoError } from '../../../src/core/errors'
import { readTable } from '../../../src/core/tables/readTable'
import { columnOf } from '../../../src/core/tables/table'

const shared = path.resolve('..', 'shared', 'data')
const agbd = path.join(shared, 'agbd', 'supervised_test_results.h5')
const zoo = path.join(shared, 'hdf5')
const isThere = existsSync(agbd) && existsSync(zoo)
if (!isThere) console.warn(`Skipped: there are no third-party HDF5 files in ${shared}.`)

describe.skipIf(!isThere)('tables in HDF5 files of other programs', () => {
  it('have the columns of a published model', async () => {
    const table = await readTable(agbd, ['labels', 'predictions', 'biomes'])
    expect(table.rowCount).toBe(119_991)
    expect(columnOf(table, 'labels').values).toBeInstanceOf(Float32Array)
    expect(columnOf(table, 'biomes').values).toBeInstanceOf(Uint8Array)
  })

  it('are read or refused in one line, broken and circular ones included', async () => {
    const files = readdirSync(zoo).filter((name) => /\.(h5|hdf5)$/.test(name))
    expect(files.length).toBeGreaterThan(20)
    for (const name of files) {
      const error = await readTable(path.join(zoo, name), ['subgroup/subgroup/agbd']).catch(
        (thrown: unknown) => thrown,
      )
      expect(error).toBeInstanceOf(ReoError)
      expect(String(error)).toContain(name)
    }
    expect((await readTable(agbd, ['labels'])).rowCount).toBe(119_991)
  })
})

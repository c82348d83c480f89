import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { type ArraySummary, inspectHdf5 } from '../../../src/core/dataset/inspect/inspectHdf5'
import { ReoError } from '../../../src/core/errors'
import { describeWithShared, sharedFile } from './support/sharedData'

/** What h5py 3.7 made of each array (test/fixtures/hdf5/make_expected.py). */
interface Expected {
  readonly sha256?: string
  readonly min?: number
  readonly max?: number
  readonly mean?: number
}
const EXPECTED: Readonly<Record<string, Readonly<Record<string, Expected>>>> = JSON.parse(
  readFileSync(path.resolve('test/fixtures/hdf5/expected.json'), 'utf8'),
)

/** A naive walk of this one never ends. */
const CIRCLE = 'gdal-gdrivers__recursive_groups.h5'

/** Arrays of a file by their path, or why it is refused. */
async function arraysOf(file: string): Promise<ReadonlyMap<string, ArraySummary> | ReoError> {
  try {
    const { bands } = await inspectHdf5(sharedFile(`hdf5/${file}`), { checksum: true })
    return new Map(bands.map((band) => [band.name, band]))
  } catch (error) {
    if (error instanceof ReoError && error.message.includes(file)) return error
    throw error
  }
}

describeWithShared('HDF5 files of every kind', 'hdf5', () => {
  const files = readdirSync(sharedFile('hdf5'))

  it('are read to the values of h5py, or refused with a reason, whatever was read before', async () => {
    const counts = { identical: 0, refused: 0 }
    for (const file of [CIRCLE, ...files]) {
      const arrays = await arraysOf(file)
      for (const [name, expected] of Object.entries(EXPECTED[file] ?? {})) {
        const array = arrays instanceof ReoError ? undefined : arrays.get(name)
        if (!(arrays instanceof ReoError)) expect(array, `${file} ${name}`).toBeDefined()
        if (array?.sha256 === undefined) {
          counts.refused++
          continue
        }
        expect(array?.sha256, `${file} ${name}`).toBe(expected.sha256)
        if (expected.min !== undefined) {
          expect([array?.min, array?.max], `${file} ${name}`).toEqual([expected.min, expected.max])
          expect(array?.mean, `${file} ${name}`).toBeCloseTo(expected.mean ?? Number.NaN, 6)
        }
        counts.identical++
      }
    }
    expect(counts).toEqual({ identical: 128, refused: 41 })
  }, 60_000)
})

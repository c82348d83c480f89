import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { readSlices, saveSlice, type SavedSlice, SLICES_FILE } from '../../../src/core/selection/savedSlices'

const SLICE: SavedSlice = {
  name: 'heavy and wrong',
  steps: ['true 300–400 Mg/ha', 'error ≤ −100'],
  run: 'one',
  fingerprint: 'x',
  created: '2026-01-01T00:00:00Z',
  samples: ['a', 'b'],
}

describe('slices kept beside run logs', () => {
  const made: string[] = []
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'reo-slices-'))
    made.push(folder)
  })
  afterAll(() => made.forEach((each) => rmSync(each, { recursive: true, force: true })))

  it('are none at first, and read back as they were saved', async () => {
    expect(await readSlices(folder)).toEqual([])
    await saveSlice(folder, SLICE)
    await saveSlice(folder, { ...SLICE, name: 'water', samples: [] })
    expect((await readSlices(folder)).map(({ name }) => name)).toEqual(['heavy and wrong', 'water'])
    expect((await readSlices(folder))[0]).toEqual(SLICE)
  })

  it('take the place of one of the same name', async () => {
    await saveSlice(folder, SLICE)
    await saveSlice(folder, { ...SLICE, samples: ['c'] })
    expect(await readSlices(folder)).toEqual([{ ...SLICE, samples: ['c'] }])
  })

  it('are all kept that several windows save at the same time', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `slice ${index}`)
    await Promise.all(names.map((name) => saveSlice(folder, { ...SLICE, name })))
    expect((await readSlices(folder)).map(({ name }) => name).sort()).toEqual(names)
  })

  it('are text that a person can read and a version control can compare', async () => {
    await saveSlice(folder, SLICE)
    const text = readFileSync(path.join(folder, SLICES_FILE), 'utf8')
    expect(text.split('\n').length).toBeGreaterThan(10)
    expect(JSON.parse(text)).toMatchObject({ format: 'reo-slices/1' })
  })

  it('that were damaged by hand are named with the file, and never overwritten', async () => {
    writeFileSync(path.join(folder, SLICES_FILE), '{"format":"reo-slices/1","slices":[{"name":7}]}')
    await expect(readSlices(folder)).rejects.toThrow(
      /reo-slices\.json: The saved slices cannot be read: "slices\.0\.name": expected a text/,
    )
    await expect(saveSlice(folder, SLICE)).rejects.toThrow(/cannot be read/)
    writeFileSync(path.join(folder, SLICES_FILE), 'no JSON')
    await expect(readSlices(folder)).rejects.toThrow(/reo-slices\.json/)
  })

  it('say where they cannot be written', async () => {
    await expect(saveSlice(path.join(folder, 'gone'), SLICE)).rejects.toThrow(
      /The list of slices cannot be written/,
    )
  })
})

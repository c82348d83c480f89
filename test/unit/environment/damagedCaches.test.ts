import { appendFile, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { onDamagedCache } from '../../../src/core/damagedCache'
import { ProblemLog } from '../../../src/core/dataset/problemLog'
import { columnMapping } from '../../../src/core/dataset/rows/columnMapping'
import { SampleTable } from '../../../src/core/dataset/rows/sampleTable'
import { demoChecksum } from '../../../src/core/demo/demoChecksum'
import { ensureDemoDataset } from '../../../src/core/demo/ensureDemoDataset'
import { CompletionStore } from '../../../src/core/models/chat/completionStore'
import { temporaryFolder } from '../../support/modelFolder'

let told: string[] = []
let stop = (): void => undefined
beforeEach(() => {
  told = []
  stop = onDamagedCache((sentence) => told.push(sentence))
})
afterEach(() => stop())

/** Turns the bits of one byte. */
async function flip(file: string, at: number): Promise<void> {
  const bytes = await readFile(file)
  bytes[at] ^= 0xff
  await writeFile(file, bytes)
}

describe('the index of a large table', async () => {
  const folder = await temporaryFolder()
  const table = path.join(folder, 'samples.jsonl')
  const rows = Array.from({ length: 60 }, (_, id) => JSON.stringify({ id: `p${id}`, split: 'test', agb: id }))
  await writeFile(table, rows.join('\n'))

  async function indexIn(cacheFolder: string): Promise<string> {
    const options = { mapping: columnMapping({}), defaultSplit: 'test', problems: new ProblemLog() } as const
    const opened = await SampleTable.open(table, { ...options, smallBytes: 0, cacheFolder })
    await opened.indexed()
    expect(opened.description.sampleCounts.test).toBe(60)
    expect((await opened.find('p59'))?.truth.agb).toBe(59)
    const indexes = path.join(cacheFolder, 'indexes')
    await expect.poll(() => readdir(indexes).catch(() => [])).toEqual([expect.stringMatching(/\.idx$/)])
    return path.join(indexes, (await readdir(indexes))[0])
  }

  it('is made anew whichever of its bytes is damaged, and that is said', async () => {
    const cacheFolder = path.join(folder, 'flipped')
    const index = await indexIn(cacheFolder)
    const whole = await readFile(index)
    expect(told).toEqual([])
    for (let at = 0; at < whole.length; at += 211) {
      await writeFile(index, whole)
      await flip(index, at)
      await indexIn(cacheFolder)
      await expect.poll(async () => whole.equals(await readFile(index)), { interval: 2 }).toBe(true)
    }
    expect(told).toEqual([
      expect.stringMatching(/^The index of a table kept in .*\.idx is damaged, so it is made anew\.$/),
    ])
  })

  it('is made anew wherever it was cut', async () => {
    const cacheFolder = path.join(folder, 'cut')
    const index = await indexIn(cacheFolder)
    const whole = await readFile(index)
    for (const length of [0, 5, 40, 200, whole.length - 1]) {
      await truncate(index, length)
      await indexIn(cacheFolder)
      await expect.poll(async () => whole.equals(await readFile(index)), { interval: 2 }).toBe(true)
    }
    expect(told).toHaveLength(1)
  })
})

describe('the answers kept of a model', async () => {
  const folder = await temporaryFolder()
  const answer = { text: 'About 134 Mg/ha', refused: false, cutOff: false, model: 'm-served' }
  const key = 'a'.repeat(32)

  async function fileWith(name: string): Promise<string> {
    const store = await CompletionStore.open(path.join(folder, name), 'chat:m')
    await store.keep(key, answer)
    await store.close()
    return path.join(folder, name, (await readdir(path.join(folder, name)))[0])
  }

  async function find(name: string, keptThen?: string): Promise<unknown> {
    const store = await CompletionStore.open(path.join(folder, name), 'chat:m')
    const found = await store.find(key)
    if (keptThen !== undefined) await store.keep(keptThen, answer)
    await store.close()
    return found
  }

  it('are asked for again whichever byte is damaged: no other answer is taken for them', async () => {
    const file = await fileWith('flipped')
    const whole = await readFile(file)
    for (let at = 0; at < whole.length; at++) {
      await writeFile(file, whole)
      await flip(file, at)
      expect(await find('flipped')).toBeUndefined()
    }
    expect(told).toEqual([expect.stringMatching(/^The answers of a model kept in .* is damaged/)])
    await writeFile(file, whole)
    expect(await find('flipped')).toEqual(answer)
  })

  it('are lost where the file was cut, and those that follow are not', async () => {
    const file = await fileWith('cut')
    await truncate(file, (await stat(file)).size - 20)
    const other = 'b'.repeat(32)
    expect(await find('cut', other)).toBeUndefined()
    const store = await CompletionStore.open(path.join(folder, 'cut'), 'chat:m')
    expect(await store.find(other)).toEqual(answer)
    await store.close()
  })
})

describe('the demo data set', async () => {
  const folder = path.join(await temporaryFolder(), 'demo')
  const few = { counts: { train: 1, val: 1, test: 2 } }
  await ensureDemoDataset(folder, few)
  const checksum = await demoChecksum(folder)

  const images = path.join(folder, 's2')
  const [image] = await readdir(images)
  it.each<[string, () => Promise<void>]>([
    ['a flipped pixel', () => flip(path.join(images, image), 2000)],
    ['a picture cut short', () => truncate(path.join(images, image), 100)],
    ['a missing picture', () => rm(path.join(images, image))],
    ['a changed label', () => flip(path.join(folder, 'samples.jsonl'), 300)],
    ['an unreadable record', () => truncate(path.join(folder, 'generator.json'), 10)],
  ])('is written anew after %s, and that is said', async (_, damage) => {
    await damage()
    await ensureDemoDataset(folder, few)
    expect(await demoChecksum(folder)).toBe(checksum)
    expect(told).toEqual([
      expect.stringMatching(/^The demo data set kept in .*demo is damaged, so it is made anew\.$/),
    ])
    await ensureDemoDataset(folder, few)
    expect(told).toHaveLength(1)
  })

  it('that was damaged is put aside, with whatever else lay there', async () => {
    await writeFile(path.join(folder, 'notes.txt'), 'mine')
    await appendFile(path.join(folder, 'dataset.json'), ' ')
    await ensureDemoDataset(folder, few)
    expect(await readFile(path.join(`${folder}.damaged`, 'notes.txt'), 'utf8')).toBe('mine')
  })
})

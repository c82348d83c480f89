import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Dataset, IndexProgress } from '../../../src/core/dataset/dataset'
import { Data } from '../../../src/kernel/api/data'
import { valueBundle } from '../../../src/kernel/outputs/valueBundle'
import { sampleCountText } from '../../../src/kernel/outputs/text/sampleCountText'
import { startCells } from './cells'
import { makeDataset, makeSample } from './fixtures'

/** A data set that is indexed in four steps, the first of which is done. */
class SlowDataset {
  readonly dataset: Dataset
  readonly #steps: IndexProgress[] = [0.25, 0.5, 0.75].map((share) => ({ share, rows: 4e6 * share }))

  constructor() {
    const whole = makeDataset([makeSample('a'), makeSample('b')])
    const description = () => {
      const [indexing] = this.#steps
      return { ...whole.description, ...(indexing !== undefined && { indexing }) }
    }
    this.dataset = {
      ...whole,
      get description() {
        return description()
      },
      indexed: async (onProgress) => {
        while (this.#steps.length > 0) {
          await new Promise((resolve) => setTimeout(resolve, 120))
          this.#steps.shift()
          if (this.#steps.length > 0) onProgress?.(this.#steps[0])
        }
      },
    }
  }
}

let cells: ReturnType<typeof startCells>

beforeAll(() => {
  const data = new Data({ dataset: new SlowDataset().dataset, name: 'slow' })
  cells = startCells(tmpdir(), { data }, valueBundle)
})
afterAll(() => cells.stop())

test('data that is still indexed says how far it is, and a cell can wait for it', async () => {
  const { outputs } = await cells.run('data')
  expect(JSON.stringify(outputs)).toContain('so far; about 8 samples, indexing 25 %')
  const waited = await cells.run('(await data.indexed()) === data')
  const texts = waited.outputs.flatMap((output) =>
    output.kind === 'display' && output.displayId !== undefined ? [output.data['text/plain']] : [],
  )
  expect(texts).toEqual(['about 4 samples, indexing 50 %', 'about 3 samples, indexing 75 %', '2 samples'])
  expect(waited.shown).toBe('true')
})

test.each([
  [544_000, { share: 0.34, rows: 544_100 }, 'about 1.6 M samples, indexing 34 %'],
  [51_000, { share: 0.5, rows: 51_000 }, 'about 102 k samples, indexing 50 %'],
  [0, { share: 0, rows: 0 }, 'indexing 0 %'],
  [1_600_000, undefined, '1,600,000 samples'],
  [1, undefined, '1 sample'],
])('%d samples at %j are told as %s', (test, indexing, text) => {
  const sampleCounts = { train: 0, val: 0, test }
  expect(sampleCountText({ sampleCounts, ...(indexing !== undefined && { indexing }) })).toBe(text)
})

import { describe, expect, it } from 'vitest'
import { sampleRanges } from '../../../src/core/dataset/datasetRanges'
import { MemoryDataset } from '../../support/memoryDataset'

/** Patches of one pixel whose reflectances are 0, 0.001, 0.002 … */
function patches(count: number): MemoryDataset {
  return new MemoryDataset(
    Array.from({ length: count }, (_, index) => ({
      id: `s-${index}`,
      imagery: {
        s2: { bands: ['B04'], width: 1, height: 1, data: Float32Array.of(index / 1000) },
        landCover: { bands: ['class'], width: 1, height: 1, data: Float32Array.of(112) },
      },
    })),
  )
}

describe('the ranges of a data set', () => {
  it('span it from end to end, by a part of its patches', async () => {
    const dataset = patches(1000)
    const { patches: read, bands } = await sampleRanges(dataset)
    expect(read).toBe(32)
    expect(dataset.reads.flatMap(({ ids }) => ids)).toHaveLength(32)
    expect(bands.B04.low).toBeLessThan(0.05)
    expect(bands.B04.high).toBeGreaterThan(0.95)
  })

  it('come of patches all over it, however soon patience ends', async () => {
    const dataset = patches(1000)
    await sampleRanges(dataset, 0)
    expect(dataset.reads).toEqual([])
    await sampleRanges(dataset)
    expect(dataset.reads[0].ids).toEqual(['s-0', 's-250', 's-500', 's-750'])
    expect(dataset.reads[0].modalities).toEqual(['s2', 'sar'])
  })

  it('pass over patches that cannot be read', async () => {
    const dataset = new MemoryDataset([{ id: 'bad', problem: 'the file is damaged' }])
    expect(await sampleRanges(dataset)).toEqual({ patches: 0, bands: {} })
  })
})

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { formatVerdicts, type Verdict, type ZooFile, zooFiles } from '../../../scripts/lib/tiffZoo.mjs'
import { readPixels } from '../../../src/core/dataset/geotiff/readGeotiff'
import { ReoError } from '../../../src/core/errors'
import { describeWithShared } from './support/sharedData'

async function verdictOn({ name, path, sha256 }: ZooFile): Promise<Verdict> {
  try {
    const { pixels } = await readPixels(new Uint8Array(readFileSync(path)), name)
    const { buffer, byteOffset, byteLength } = pixels.data
    const bytes = new Uint8Array(buffer, byteOffset, byteLength)
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? 'identical' : 'wrong'
  } catch (error) {
    return error instanceof ReoError && error.where === name ? 'refused' : 'dead'
  }
}

describeWithShared('TIFFs of every kind', 'tiff-zoo', () => {
  it('are decoded to the pixels of GDAL, or refused', async () => {
    const files = zooFiles() ?? []
    const verdicts: Verdict[] = []
    for (const file of files) verdicts.push(await verdictOn(file))
    const failed = files.filter((_, index) => ['wrong', 'dead'].includes(verdicts[index]))
    expect(failed.map(({ name }) => name)).toEqual([])
    expect(formatVerdicts(verdicts)).toBe('150 identical / 42 refused / 0 wrong / 0 dead')
  }, 180_000)
})

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ReoError } from '../../../src/core/errors'
import { readPixels } from '../../../src/core/dataset/geotiff/readGeotiff'
import { describeWithShared, sharedFile } from './support/sharedData'

/** What GDAL 3.6.2 made of 192 TIFFs of every kind. */
function oracle(): readonly { file: string; sha256: string }[] {
  const [header, ...lines] = readFileSync(sharedFile('tiff-zoo/oracle.tsv'), 'utf8').trim().split('\n')
  const column = header.split('\t').indexOf('sha256_pixels_le_bsq')
  return lines.map((line) => ({ file: line.split('\t')[0], sha256: line.split('\t')[column] ?? '' }))
}

async function verdict(file: string, sha256: string): Promise<'identical' | 'refused' | 'wrong'> {
  try {
    const { pixels } = await readPixels(new Uint8Array(readFileSync(sharedFile(`tiff-zoo/${file}`))), file)
    const { buffer, byteOffset, byteLength } = pixels.data
    const hash = createHash('sha256')
      .update(new Uint8Array(buffer, byteOffset, byteLength))
      .digest('hex')
    return hash === sha256 ? 'identical' : 'wrong'
  } catch (error) {
    if (error instanceof ReoError && error.where === file) return 'refused'
    throw error
  }
}

describeWithShared('TIFFs of every kind', 'tiff-zoo', () => {
  it('are decoded to the pixels of GDAL, or refused', async () => {
    const verdicts: Record<string, string[]> = { identical: [], refused: [], wrong: [] }
    for (const { file, sha256 } of oracle()) verdicts[await verdict(file, sha256)].push(file)
    expect(verdicts.wrong).toEqual([])
    expect(verdicts.identical.length).toBeGreaterThanOrEqual(110)
  }, 180_000)
})

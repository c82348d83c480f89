import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Writes a data set of so many test samples with biomass and land cover, whose images are not there. */
export async function writeDatasetWithoutImages(folder: string, samples: number): Promise<string> {
  await mkdir(folder, { recursive: true })
  const description = {
    format: 'reo-dataset/1',
    name: 'no images',
    synthetic: true,
    patchSize: [25, 25],
    modalities: { s2: { images: 's2/{id}.tif', bands: ['B04', 'B08'] } },
    samples: 'samples.jsonl',
  }
  const rows = Array.from({ length: samples }, (_, index) =>
    JSON.stringify({
      id: `s-${index}`,
      split: 'test',
      agb: index % 100,
      landCover: index % 3 === 0 ? 20 : 112,
    }),
  )
  await writeFile(path.join(folder, 'dataset.json'), JSON.stringify(description))
  await writeFile(path.join(folder, 'samples.jsonl'), `${rows.join('\n')}\n`)
  return folder
}

import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { writeGeotiff } from '../../src/core/imagery/writeGeotiff'

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

/** Writes a data set of so many test samples with biomass that all share one image. */
export async function writeDatasetWithOneImage(folder: string, samples: number): Promise<string> {
  await writeDatasetWithoutImages(folder, samples)
  const pixels = 25 * 25
  const image = writeGeotiff({
    width: 25,
    height: 25,
    bands: ['B04', 'B03', 'B02'],
    data: Uint16Array.from({ length: 3 * pixels }, (_, index) => 300 + (index % 29) * 40),
    nodata: 0,
    epsg: 32719,
    easting: 0,
    northing: 0,
    pixelSize: 10,
  })
  await writeFile(path.join(folder, 'image.tif'), image)
  const file = path.join(folder, 'dataset.json')
  const description: object = JSON.parse(await readFile(file, 'utf8'))
  const s2 = { images: 'image.tif', bands: ['B04', 'B03', 'B02'], scale: 0.0001 }
  await writeFile(file, JSON.stringify({ ...description, modalities: { s2 } }))
  return folder
}

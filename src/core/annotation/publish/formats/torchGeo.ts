import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Modality, type Split, SPLITS } from '../../../dataset/sample'
import { noData, type Raster } from '../../../imagery/raster'
import { writeGeotiff } from '../../../imagery/writeGeotiff'
import { NewFile } from '../../../logs/export/newFile'
import { type PublicationPlan, type PublishedSample, type Publisher, SPLIT_NAMES } from '../publication'
import { sampleRow, textRow } from '../sampleRow'
import { LOADER } from './torchGeoLoader'

/** Modalities whose bands are stacked into one image, in this order. */
const STACKED = ['s2', 'sar', 'rgb'] as const satisfies readonly Modality[]

/**
 * A folder that TorchGeo-style data sets read: for each split a folder of TIFFs, all bands in one, and a table of texts;
 * with `reo_texts.py`, whose data set gives `image` and `text`.
 */
export async function openTorchGeo(folder: string, plan: PublicationPlan): Promise<Publisher> {
  const layout = STACKED.flatMap((modality) => {
    const bands = plan.description.modalities[modality]?.bands
    return bands === undefined ? [] : [{ modality, bands }]
  })
  const tables = new Map<Split, NewFile>()
  for (const split of SPLITS.filter((split) => plan.samples[split] > 0)) {
    await mkdir(path.join(folder, SPLIT_NAMES[split]))
    tables.set(split, new NewFile(path.join(folder, `${SPLIT_NAMES[split]}.jsonl`)))
  }
  await writeFile(path.join(folder, 'bands.json'), `${JSON.stringify(layout, null, 2)}\n`)
  await writeFile(path.join(folder, 'reo_texts.py'), LOADER)
  return {
    async add(published) {
      const { split } = published.sample
      const image = `${SPLIT_NAMES[split]}/${published.file}.tif`
      await writeFile(
        path.join(folder, image),
        writeGeotiff(stacked(published, layout, plan.description.patchSize)),
      )
      const texts = published.texts.map(textRow)
      tables.get(split)?.write(`${JSON.stringify({ ...sampleRow(published), image, texts })}\n`)
    },
    finish() {
      for (const table of tables.values()) table.close()
      return Promise.resolve()
    },
  }
}

/** All bands one after the other; NaN for those of a modality that the sample lacks. */
function stacked(
  { imagery }: PublishedSample,
  layout: readonly { readonly modality: Modality; readonly bands: readonly string[] }[],
  patchSize: readonly [number, number],
): Raster {
  const present = layout.flatMap(({ modality }) => imagery[modality] ?? [])
  const [width, height] = present.length > 0 ? [present[0].width, present[0].height] : patchSize
  const image = noData(
    layout.flatMap((part) => part.bands),
    width,
    height,
  )
  let at = 0
  for (const part of layout) {
    const raster = imagery[part.modality]
    if (raster?.width === width && raster.height === height) image.data.set(raster.data, at)
    at += part.bands.length * width * height
  }
  return image
}

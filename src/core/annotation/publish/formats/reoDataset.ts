import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { FOLDER_FORMAT } from '../../../dataset/description/schema'
import { MODALITIES, type Modality } from '../../../dataset/sample'
import { CLOUD_BAND } from '../../../imagery/clouds'
import { noData } from '../../../imagery/raster'
import { writeGeotiff } from '../../../imagery/writeGeotiff'
import { NewFile } from '../../../logs/export/newFile'
import type { PublicationPlan, PublishedSample, Publisher } from '../publication'
import { sampleRow, textRow } from '../sampleRow'

/**
 * A folder that REO Notebook opens: `dataset.json`, `samples.jsonl` with each sample's truth and texts, `texts.jsonl`
 * with where each text comes from, and a TIFF of physical values (float32, NaN = no data) per sample and modality.
 */
export async function openReoDataset(folder: string, plan: PublicationPlan): Promise<Publisher> {
  const modalities = MODALITIES.filter((modality) => plan.description.modalities[modality] !== undefined)
  for (const modality of modalities) await mkdir(path.join(folder, modality))
  const rows = new NewFile(path.join(folder, 'samples.jsonl'))
  const texts = new NewFile(path.join(folder, 'texts.jsonl'))
  return {
    async add(published) {
      await writeImagery(folder, modalities, plan, published)
      const file = plan.renamed ? { file: published.file } : {}
      const conversations = published.texts.map(({ question, answer }) => ({ question, answer }))
      rows.write(`${JSON.stringify({ ...sampleRow(published), ...file, conversations })}\n`)
      const { id } = published.sample
      for (const text of published.texts) texts.write(`${JSON.stringify({ sample: id, ...textRow(text) })}\n`)
    },
    async finish() {
      rows.close()
      texts.close()
      const text = `${JSON.stringify(describe(plan, modalities), null, 2)}\n`
      await writeFile(path.join(folder, 'dataset.json'), text)
    },
  }
}

async function writeImagery(
  folder: string,
  modalities: readonly Modality[],
  { description }: PublicationPlan,
  { imagery, file }: PublishedSample,
): Promise<void> {
  const [width, height] = description.patchSize
  for (const modality of modalities) {
    const bands = description.modalities[modality]?.bands ?? []
    const raster = imagery[modality] ?? noData(bands, width, height)
    await writeFile(path.join(folder, modality, `${file}.tif`), writeGeotiff(raster))
  }
}

function describe({ description, renamed }: PublicationPlan, modalities: readonly Modality[]): unknown {
  const name = renamed ? '{file}' : '{id}'
  return {
    format: FOLDER_FORMAT,
    name: description.name,
    ...(description.licence !== undefined && { license: description.licence }),
    synthetic: description.synthetic,
    ...(description.pixelSize !== undefined && { pixelSize: description.pixelSize }),
    patchSize: description.patchSize,
    ...(description.landCoverUnits !== undefined && { landCoverUnits: description.landCoverUnits }),
    modalities: Object.fromEntries(
      modalities.map((modality) => {
        const bands = description.modalities[modality]?.bands ?? []
        const cloud = bands.includes(CLOUD_BAND) ? { cloud: { band: CLOUD_BAND } } : {}
        return [modality, { images: `${modality}/${name}.tif`, bands, ...cloud }]
      }),
    ),
    samples: 'samples.jsonl',
    columns: {
      landCover: 'land_cover',
      patchCount: 'patch_count',
      humanActivity: 'human_activity',
      conversations: 'conversations',
    },
  }
}

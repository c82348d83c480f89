import { bandsByModality, type Dataset } from '../../core/dataset/dataset'
import type { Modality, Sample } from '../../core/dataset/sample'
import type { StretchChoice } from '../../core/imagery/displayRange'
import { drawView } from '../../core/imagery/drawView'
import { defaultView, modalitiesOf, viewsOf, withoutPixels } from '../../core/imagery/inputs'
import { reduce } from '../../core/imagery/picture'
import { openView } from '../../core/imagery/view'
import type { PayloadSource } from '../../protocol/payloads'
import type { OfferedStretch, PictureChoice } from '../../protocol/queries'
import { rangesOf } from '../outputs/datasetRanges'
import { pngOf } from '../outputs/richBundle'
import type { Resources } from '../resources/resources'

/** What is drawn where nothing is chosen: natural colour where there is any. */
const COLOUR: readonly Modality[] = ['s2', 'rgb']

/** Pixels along the longer side of a small picture, at most: of a larger patch every second, third, … is shown. */
const LONGEST_SIDE = 128

/** Factor by which pictures with outlines finer than their pixels are enlarged. */
const OUTLINED = 4

/** Small pictures of samples as base64 PNG by id; samples whose imagery cannot be read or drawn so are absent. */
export async function thumbnailsOf(
  dataset: Dataset,
  samples: readonly Sample[],
  choice?: PictureChoice,
): Promise<ReadonlyMap<string, string>> {
  const results = await dataset.readImagery(samples, modalitiesFor(dataset, choice?.view))
  const stretch = await stretchFor(dataset, choice?.stretch)
  const thumbnails = new Map<string, string>()
  for (const result of results) {
    if (!('imagery' in result)) continue
    const view = choice?.view ?? defaultView(result.imagery)
    if (view === undefined || !viewsOf(result.imagery).includes(view)) continue
    const opened = openView(result.imagery, view, stretch)
    const picture = drawView(opened, { detail: opened.overlay === undefined ? 1 : OUTLINED })
    thumbnails.set(result.sample.id, pngOf(reduce(picture, LONGEST_SIDE)))
  }
  return thumbnails
}

/** The modalities that have to be read; all of them where that is not known. */
function modalitiesFor(
  { description: { modalities } }: Dataset,
  view: string | undefined,
): readonly Modality[] | undefined {
  const wanted =
    view === undefined
      ? COLOUR.filter((modality) => modalities[modality] !== undefined)
      : modalitiesOf(withoutPixels(bandsByModality(modalities)), view)
  return wanted.length === 0 ? undefined : wanted
}

async function stretchFor(dataset: Dataset, kind: OfferedStretch = 'patch'): Promise<StretchChoice> {
  if (kind !== 'dataset') return { kind }
  return { kind, ranges: (await rangesOf(dataset))?.bands ?? {} }
}

/** The samples of ids in their order, those that are there. */
export async function findSamples(dataset: Dataset, ids: readonly string[]): Promise<readonly Sample[]> {
  const found: Sample[] = []
  for (const id of new Set(ids)) {
    const sample = await dataset.find(id)
    if (sample !== undefined) found.push(sample)
  }
  return found
}

/** Pictures of samples by id; none where the data set is gone: ids and values are still worth showing. */
export async function picturesOf(
  resources: Resources,
  { dataset: name }: PayloadSource,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const dataset = await resources.openDataset(name).catch(() => undefined)
  if (dataset === undefined) return new Map()
  return thumbnailsOf(dataset, await findSamples(dataset, ids))
}

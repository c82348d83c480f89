import path from 'node:path'
import { ReoError } from '../../errors'
import { isMetric } from '../projections'
import { MODALITIES } from '../sample'
import { groupBands } from './groupBands'
import { listImages } from './listImages'
import { type ImageLook, lookAtImages } from './lookAtImages'
import { CONFIDENCES, type ProposedChoice, type ProposedItem, type Proposal } from './proposal'
import { recogniseModality } from './recogniseModality'

/** Patch size of REO-Instruct. */
const PATCH_SIZE = [25, 25] as const

/** Rasters that are looked at. */
const MOST_RASTERS = 40

interface SeenRaster {
  readonly file: string
  readonly look: ImageLook
}

/**
 * Proposes to cut the rasters of a folder without a table into patches: those on the grid of most are its modalities,
 * and a raster named after biomass gives the labels.
 * @throws ReoError when no raster can be read
 */
export async function proposeChip(folder: string): Promise<Proposal> {
  const rasters = await rastersIn(folder)
  const grid = rasters.length === 0 ? undefined : commonGrid(rasters)
  if (grid === undefined) {
    throw new ReoError('The folder holds neither a table of samples nor rasters', {
      where: folder,
      mend: 'Give the folder of a table (JSON, JSONL, CSV, TSV or Parquet) with its images.',
    })
  }
  const onGrid = rasters.filter(({ look }) => sizeOf(look) === grid)
  const labels = onGrid.filter(isBiomass)
  const modalities = modalityItems(onGrid.filter((raster) => !isBiomass(raster)))
  const [{ look }] = onGrid
  return {
    path: folder,
    name: path.basename(folder),
    saveAs: path.join(folder, 'dataset.json'),
    rows: 0,
    base: {
      grid: { patchSize: PATCH_SIZE },
      ...(look.pixelSize !== undefined && isMetric(look.crs) && { pixelSize: look.pixelSize }),
    },
    items: [...modalities, ...labelItems(labels)],
    notes: [
      `There is no table: the rasters of ${grid} px are cut into patches of ${PATCH_SIZE.join(' × ')} px.`,
      ...(modalities.length === 0 ? [UNKNOWN_RASTERS] : []),
      ...otherGrids(rasters.filter((raster) => sizeOf(raster.look) !== grid)),
    ],
  }
}

const UNKNOWN_RASTERS =
  'What the rasters show is not known: neither their bands nor their values tell. Name their bands in dataset.json.'

function otherGrids(rasters: readonly SeenRaster[]): readonly string[] {
  const [first, ...others] = rasters
  if (first === undefined) return []
  const more = others.length === 0 ? '' : `, and ${others.length} more`
  return [`${first.file} lies on another grid, of ${sizeOf(first.look)} px${more}.`]
}

async function rastersIn(folder: string): Promise<readonly SeenRaster[]> {
  const { files } = await listImages(folder)
  const seen: SeenRaster[] = []
  for (const file of files.filter((name) => /\.tiff?$/i.test(name)).slice(0, MOST_RASTERS)) {
    const look = await lookAtImages(folder, [file])
    if (look !== undefined) seen.push({ file, look })
  }
  return seen
}

function sizeOf({ width, height }: ImageLook): string {
  return `${width} × ${height}`
}

/** The size that most rasters have. */
function commonGrid(rasters: readonly SeenRaster[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { look } of rasters) counts.set(sizeOf(look), (counts.get(sizeOf(look)) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}

function isBiomass({ file, look }: SeenRaster): boolean {
  return look.bands === 1 && /agb|biomass/i.test(path.basename(file))
}

function modalityItems(rasters: readonly SeenRaster[]): readonly ProposedItem[] {
  const found = rasters.map(({ file }) => ({ template: file, named: true, found: 1, files: [file] }))
  const guesses = groupBands(found).flatMap(({ template, files, bands }) => {
    const raster = rasters.find(({ file }) => files.includes(file))
    if (raster === undefined) return []
    return recogniseModality(raster.look, template, bands).map((guess) => ({ ...guess, file: template }))
  })
  return MODALITIES.flatMap((modality) => {
    const choices = guesses
      .filter((guess) => guess.modality === modality)
      .map(({ file, title, confidence, reason, entry }): ProposedChoice => {
        return { title: `${file} – ${title}`, value: { images: file, ...entry }, confidence, reason }
      })
      .sort((a, b) => CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence))
    if (choices.length === 0) return []
    return [{ key: `modalities.${modality}`, title: choices[0].title.split(' – ')[1], choices, chosen: 0 }]
  })
}

function labelItems(rasters: readonly SeenRaster[]): readonly ProposedItem[] {
  if (rasters.length === 0) return []
  const choices = rasters.flatMap(({ file, look }) =>
    (['centre', 'mean'] as const).map((at): ProposedChoice => {
      const reason = `its name says so; values from ${look.minimum.toPrecision(4)} to ${look.maximum.toPrecision(4)}`
      return {
        title: `${file}, ${at}`,
        value: { image: file, at },
        confidence: look.maximum <= 500 && look.minimum >= 0 ? 'sure' : 'likely',
        reason,
      }
    }),
  )
  return [{ key: 'labels.agb', title: 'Above-ground biomass', choices, chosen: 0 }]
}
